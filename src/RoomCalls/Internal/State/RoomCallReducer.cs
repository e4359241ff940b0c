using System.Collections.Immutable;
using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>The pure steps from one model of a call to the next. They never throw, never go back, and know nothing but their arguments.</summary>
internal static class RoomCallReducer
{
    /// <summary>Whether an event is a roster that is not newer than the one the model holds.</summary>
    public static bool IsStale(CallModel model, RoomCallEvent roomCallEvent) => roomCallEvent is ParticipantsUpdated update && update.SequenceNumber switch
    {
        int number => number <= model.State.SequenceNumber,
        null => model.State.SequenceNumber is not null || update.Time <= model.RosterTime,
    };

    /// <summary>Applies an event of the server-side leg.</summary>
    public static CallModel Apply(CallModel model, RoomCallEvent roomCallEvent)
    {
        if (model.IsLegGone || model.IsOver)
        {
            return model;
        }

        CallModel next = WithIds(model, roomCallEvent);
        return roomCallEvent switch
        {
            CallConnected => WithConnection(next, CallConnectionState.Connected, next.State.EndReason),
            CallDisconnected or ConnectFailed => WithoutServer(WithConnection(next, CallConnectionState.Disconnected, roomCallEvent.ResultInformation)),
            ParticipantsUpdated update => IsStale(model, update) ? model : WithRoster(next, update),
            AddParticipantSucceeded added => WithOutcome(next, added.Participant, new RosterOutcome(Present: true, added.Time, next.Position)),
            RemoveParticipantSucceeded removed => WithOutcome(next, removed.Participant, new RosterOutcome(Present: false, removed.Time, next.Position)),
            _ => next,
        };
    }

    /// <summary>
    /// Applies a roster that was read, not sent: it has no place in the service's order, so the next one of a callback replaces it. What the log has heard
    /// since the roster was asked for counts more: a roster replaces it, and outcomes stay.
    /// </summary>
    public static CallModel ApplyRead(CallModel model, RosterReadEntry read)
    {
        if (model.IsLegGone)
        {
            return model;
        }

        CallModel connected = read.Connection is CallConnectionState connection && model.State.Connection == CallConnectionState.Connecting
            ? WithConnection(model, connection, model.State.EndReason)
            : model;
        if (model.RosterPosition > read.AskedAtPosition)
        {
            return connected;
        }

        ImmutableDictionary<ParticipantId, RosterOutcome> newer = model.Outcomes.RemoveRange(
            model.Outcomes.Where(o => o.Value.Position <= read.AskedAtPosition).Select(static o => o.Key));
        ParticipantRoster server = RosterMerge.Merge(model.Server, read.Participants, read.AskedAt, newer);
        return WithServer(connected with { State = connected.State with { ServerAsOf = read.AskedAt }, RosterTime = null, Outcomes = newer }, server);
    }

    /// <summary>Starts a new server-side leg: what the last one knew is forgotten, what the seats see stays.</summary>
    public static CallModel WithNewLeg(CallModel model, int leg) => WithLeg(model, leg, CallConnectionState.Connecting);

    /// <summary>Goes on without a server-side leg, as if there had been none.</summary>
    public static CallModel WithoutLeg(CallModel model) => WithLeg(model, 0, CallConnectionState.Unknown);

    /// <summary>
    /// Applies a seat's update, except the removals from its list. A new seat comes last. The server call id of a session that is not trusted is ignored: by that
    /// id calls become one.
    /// </summary>
    public static CallModel ApplySeat(CallModel model, int generation, ParticipantId user, SeatUpdate update, DateTimeOffset at)
    {
        CallModel next = model with { State = model.State with { ServerCallId = model.State.ServerCallId ?? (update.IsTrusted ? update.ServerCallId : null) } };
        return model.FindSeat(generation) is SeatModel known
            ? WithSeat(next, known, SeatReducer.Apply(known, update, at))
            : WithSeats(next, WithNewSeat(model.Seats, SeatReducer.Apply(new SeatModel(generation, new CallSeat(user)), update, at)));
    }

    /// <summary>Applies the removals from a seat's list.</summary>
    public static CallModel ApplySeatRemovals(CallModel model, int generation, SeatUpdate update, DateTimeOffset at) =>
        model.FindSeat(generation) is SeatModel known ? WithSeat(model, known, SeatReducer.ApplyRemoved(known, update, at)) : model;

    /// <summary>Whether an update comes from a seat that has left, or that its user has taken again since.</summary>
    public static bool IsLate(CallModel model, int generation, ParticipantId user) =>
        model.Seats.Any(seat => seat.Generation == generation ? !seat.IsLive : seat.Id == user && seat.Generation > generation);

    /// <summary>Adds a seat with its state, unless its user's seat here counts more: a live one before one that has left, then the newer one.</summary>
    public static CallModel WithMovedSeat(CallModel model, SeatModel seat)
    {
        bool isHere = model.Seats.Any(known => known.Id == seat.Id
            && (known.Generation == seat.Generation || (known.IsLive, known.Generation).CompareTo((seat.IsLive, seat.Generation)) > 0));
        return isHere ? model : WithSeats(model, WithNewSeat(model.Seats, seat));
    }

    private static CallModel WithLeg(CallModel model, int leg, CallConnectionState connection) => WithServer(
        model with
        {
            Leg = leg,
            ConnectionId = default,
            State = model.State with { Connection = connection, ServerAsOf = null, SequenceNumber = null, EndReason = null },
            RosterTime = null,
            Position = 0,
            RosterPosition = 0,
            Outcomes = CallModel.Empty.Outcomes,
        },
        ParticipantRoster.Empty);

    /// <summary>A seat that its user takes again replaces the one before it and keeps its departures: seats do not pile up.</summary>
    private static ImmutableArray<SeatModel> WithNewSeat(ImmutableArray<SeatModel> seats, SeatModel fresh)
    {
        foreach (SeatModel before in seats)
        {
            fresh = before.Id == fresh.Id ? fresh with { Departed = before.Departed.SetItems(fresh.Departed) } : fresh;
        }

        return seats.RemoveAll(seat => seat.Id == fresh.Id).Add(fresh);
    }

    private static CallModel WithSeat(CallModel model, SeatModel known, SeatModel next) =>
        ReferenceEquals(known, next) ? model : WithSeats(model, model.Seats.Replace(known, next, ReferenceEqualityComparer.Instance));

    private static CallModel WithSeats(CallModel model, ImmutableArray<SeatModel> seats) => WithServer(model.WithSeats(seats), model.Server);

    private static CallModel WithConnection(CallModel model, CallConnectionState connection, ResultInformation? endReason) =>
        model.State.Connection == connection ? model : model with { State = model.State with { Connection = connection, EndReason = endReason } };

    /// <summary>Sets the server side's roster, and merges both sides where there are seats.</summary>
    private static CallModel WithServer(CallModel model, ParticipantRoster server)
    {
        MergedRoster? merged = model.Seats.IsEmpty ? null : SideMerge.Merge(server, model.State.ServerAsOf, model.Seats, model.Merged);
        ParticipantRoster shown = merged?.Roster ?? server;
        return ReferenceEquals(model.Server, server) && ReferenceEquals(model.Merged, merged) && ReferenceEquals(model.State.Participants, shown)
            ? model
            : model with
            {
                Server = server,
                Merged = merged,
                State = ReferenceEquals(model.State.Participants, shown) ? model.State : model.State with { Participants = shown },
            };
    }

    /// <summary>Removes the server side: while a seat goes on, only what the seats see counts.</summary>
    private static CallModel WithoutServer(CallModel model) => model.IsOver || model.Seats.IsEmpty
        ? model
        : WithServer(model with { State = model.State with { ServerAsOf = null } }, ParticipantRoster.Empty);

    private static CallModel WithIds(CallModel model, RoomCallEvent roomCallEvent)
    {
        // Events of a recording carry the recorder's connection.
        model = model.ConnectionId.IsEmpty && !roomCallEvent.CallConnectionId.IsEmpty && roomCallEvent is not (RecordingStateChanged or StartRecordingFailed)
            ? model with { ConnectionId = roomCallEvent.CallConnectionId }
            : model;
        string? serverCallId = roomCallEvent.ServerCallId ?? model.State.ServerCallId;
        string? correlationId = roomCallEvent.CorrelationId ?? model.State.CorrelationId;
        return serverCallId == model.State.ServerCallId && correlationId == model.State.CorrelationId
            ? model
            : model with { State = model.State with { ServerCallId = serverCallId, CorrelationId = correlationId } };
    }

    private static CallModel WithRoster(CallModel model, ParticipantsUpdated update)
    {
        ImmutableDictionary<ParticipantId, RosterOutcome> newer = model.Outcomes.IsEmpty
            ? model.Outcomes
            : model.Outcomes.RemoveRange(model.Outcomes.Where(o => o.Value.At <= update.Time).Select(static o => o.Key));
        ParticipantRoster server = RosterMerge.Merge(model.Server, update.Participants, update.Time, newer);
        MergedRoster? merged = model.Seats.IsEmpty ? null : SideMerge.Merge(server, update.Time, model.Seats, model.Merged);
        return model with
        {
            State = model.State with
            {
                SequenceNumber = update.SequenceNumber ?? model.State.SequenceNumber,
                ServerAsOf = update.Time,
                Participants = merged?.Roster ?? server,
            },
            Server = server,
            Merged = merged,
            Outcomes = newer,
            RosterTime = update.Time,
            RosterPosition = model.Position,
        };
    }

    private static CallModel WithOutcome(CallModel model, ParticipantId id, RosterOutcome outcome)
    {
        if (model.RosterTime > outcome.At || (model.Outcomes.TryGetValue(id, out RosterOutcome known) && known.At > outcome.At))
        {
            return model;
        }

        return WithServer(model with { Outcomes = model.Outcomes.SetItem(id, outcome) }, RosterMerge.WithOutcome(model.Server, id, outcome.Present));
    }
}
