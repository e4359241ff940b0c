using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>The pure step from one model of a call to the next, for every kind of input. What comes of it goes to a sink, step by step.</summary>
internal static class CallReducer
{
    public static CallModel Apply(CallModel model, CallInput input, ICallSink sink) => input switch
    {
        Logged logged => ApplyLogged(model, logged, sink),
        SeatUpdated seat => ApplySeat(model, seat, sink),
        SeatsMoved moved => ApplyMoved(model, moved, sink),
        LegRenewed renewed => RoomCallReducer.WithNewLeg(model, renewed.Origin),
        LegDropped dropped when dropped.Origin == model.Leg && !model.IsLegGone => RoomCallReducer.WithoutLeg(model),
        LocalEventRaised raised => Raise(model, raised, sink),
        _ => model,
    };

    /// <summary>Applies an entry of a log; one of an earlier leg is late.</summary>
    private static CallModel ApplyLogged(CallModel model, Logged logged, ICallSink sink)
    {
        bool isCurrent = logged.Origin == model.Leg;
        CallModel next = isCurrent ? model with { Position = logged.Entry.Position } : model;
        return logged.Entry switch
        {
            CallbackEntry callback => ApplyCallback(next, callback, isCurrent, sink),
            RosterReadEntry read when isCurrent => ApplyRead(next, read, sink),
            ConnectionEndEntry end when isCurrent && !model.IsLegGone && !model.IsOver => ApplyEvent(
                next, new CallDisconnected { Time = end.At, CallConnectionId = model.ConnectionId, ResultInformation = end.Reason }, sink),
            _ => next,
        };
    }

    private static CallModel ApplyCallback(CallModel model, CallbackEntry callback, bool isCurrent, ICallSink sink)
    {
        for (int i = 0; i < callback.Events.Count; i++)
        {
            RoomCallEvent roomCallEvent = callback.Events[i];
            bool isLate = !isCurrent || (model.IsLegGone && roomCallEvent is ParticipantsUpdated);
            if (isLate || RoomCallReducer.IsStale(model, roomCallEvent))
            {
                sink.OnDropped(roomCallEvent, isLate);
            }
            else
            {
                model = ApplyEvent(model, roomCallEvent, sink);
            }
        }

        return model;
    }

    private static CallModel ApplyEvent(CallModel model, RoomCallEvent roomCallEvent, ICallSink sink)
    {
        CallModel next = RoomCallReducer.Apply(model, roomCallEvent);
        int first = sink.Events.Count + 1;
        sink.Events.Add(roomCallEvent);
        RosterDiff.AddChanges(model.State.Participants, next.State.Participants, roomCallEvent, sink.Events);
        sink.OnEvent(roomCallEvent, next, first);
        return next;
    }

    private static CallModel ApplyRead(CallModel model, RosterReadEntry read, ICallSink sink)
    {
        CallModel next = RoomCallReducer.ApplyRead(model, read);
        RosterDiff.AddChanges(model.State.Participants, next.State.Participants, Stamp(new ParticipantsUpdated(read.Participants), next, read.At), sink.Events);
        sink.OnRoster(next);
        return next;
    }

    private static CallModel Raise(CallModel model, LocalEventRaised raised, ICallSink sink)
    {
        sink.Events.Add(raised.Event);
        return model;
    }

    private static CallModel ApplySeat(CallModel model, SeatUpdated input, ICallSink sink)
    {
        if (RoomCallReducer.IsLate(model, input.Origin, input.User))
        {
            sink.OnDropped(roomCallEvent: null, isLate: true);
            return model;
        }

        CallModel applied = RoomCallReducer.ApplySeat(model, input.Origin, input.User, input.Update, input.At);
        CallModel next = RoomCallReducer.ApplySeatRemovals(applied, input.Origin, input.Update, input.At);
        CallSeat before = model.FindSeat(input.Origin)?.Shown ?? new CallSeat(input.User);
        CallSeat seat = next.FindSeat(input.Origin)!.Shown;
        SeatChanged changed = Stamp(new SeatChanged(before, seat) { IsMutedByOthers = input.Update.IsMutedByOthers }, next, input.At);
        if (input.Update.IsMutedByOthers || !HasSameFacts(before, seat))
        {
            sink.Events.Add(changed);
        }

        RosterDiff.AddChanges(model.State.Participants, applied.State.Participants, changed, sink.Events);
        RosterDiff.AddChanges(applied.State.Participants, next.State.Participants, changed, sink.Events);
        sink.OnRefusals(input);
        sink.OnSeat(applied, input.Origin);
        sink.OnSeat(next, input.Origin);
        return next;
    }

    private static CallModel ApplyMoved(CallModel model, SeatsMoved moved, ICallSink sink)
    {
        foreach (SeatModel seat in moved.Seats)
        {
            CallModel next = RoomCallReducer.WithMovedSeat(model, seat);
            if (ReferenceEquals(model, next))
            {
                continue;
            }

            SeatChanged changed = Stamp(new SeatChanged(new CallSeat(seat.Id), seat.Shown), next, moved.At);
            sink.Events.Add(changed);
            RosterDiff.AddChanges(model.State.Participants, next.State.Participants, changed, sink.Events);
            sink.OnSeat(next, seat.Generation);
            model = next;
        }

        return model;
    }

    /// <summary>Whether the seat itself is unchanged. Its age and the number of people do not count: the roster has separate events.</summary>
    private static bool HasSameFacts(CallSeat before, CallSeat seat) =>
        before with { AsOf = seat.AsOf, TotalParticipantCount = seat.TotalParticipantCount } == seat;

    private static TEvent Stamp<TEvent>(TEvent roomCallEvent, CallModel model, DateTimeOffset at)
        where TEvent : RoomCallEvent => roomCallEvent with
        {
            Time = at,
            CallConnectionId = model.ConnectionId,
            ServerCallId = model.State.ServerCallId,
            CorrelationId = model.State.CorrelationId,
        };
}

/// <summary>Takes what comes of an input: the events for readers, and each step that may end an open operation.</summary>
internal interface ICallSink
{
    /// <summary>The events for readers, in order.</summary>
    List<RoomCallEvent> Events { get; }

    /// <summary>An event of the leg was applied; what it changed in the roster follows it in the events.</summary>
    void OnEvent(RoomCallEvent roomCallEvent, CallModel next, int firstChange);

    /// <summary>A roster that was read was applied.</summary>
    void OnRoster(CallModel next);

    /// <summary>A seat's client refuses what it had accepted. It comes before what the seat shows, so that a refusal wins.</summary>
    void OnRefusals(SeatUpdated input);

    /// <summary>An update of a seat was applied.</summary>
    void OnSeat(CallModel next, int generation);

    /// <summary>An event or an update of a seat was dropped: late, or a roster that is not newer.</summary>
    void OnDropped(RoomCallEvent? roomCallEvent, bool isLate);
}
