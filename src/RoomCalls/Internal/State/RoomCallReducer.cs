using System.Collections.Immutable;
using RoomCalls.Events;
using RoomCalls.Internal.Merging;
using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>The pure step from one state to the next. It never throws, never goes back, and knows nothing but its arguments.</summary>
internal static class RoomCallReducer
{
    /// <summary>Whether an event is a roster that is not newer than the one the state holds.</summary>
    public static bool IsStale(RoomCallState state, RoomCallEvent roomCallEvent) => roomCallEvent is ParticipantsUpdated update && update.SequenceNumber switch
    {
        int number => number <= state.SequenceNumber,
        null => state.SequenceNumber is not null || update.Time <= state.RosterTime,
    };

    public static RoomCallState Apply(RoomCallState state, RoomCallEvent roomCallEvent)
    {
        if (state.Connection == CallConnectionState.Disconnected || state.IsOver)
        {
            return state;
        }

        RoomCallState next = WithIds(state, roomCallEvent);
        return roomCallEvent switch
        {
            CallConnected => next.Connection == CallConnectionState.Connected ? next : next with { Connection = CallConnectionState.Connected },
            CallDisconnected or ConnectFailed => WithoutServer(next with { Connection = CallConnectionState.Disconnected, EndReason = roomCallEvent.ResultInformation }),
            ParticipantsUpdated update => IsStale(state, update) ? state : WithRoster(next, update),
            AddParticipantSucceeded added => WithOutcome(next, added.Participant, new RosterOutcome(Present: true, added.Time)),
            RemoveParticipantSucceeded removed => WithOutcome(next, removed.Participant, new RosterOutcome(Present: false, removed.Time)),
            _ => next,
        };
    }

    /// <summary>
    /// Applies a roster that was read, not sent: it has no place in the service's order, so the next one of a callback replaces it. Outcomes that arrived
    /// during the reading stay: only those known before (<see langword="null"/>: all) are certainly in it.
    /// </summary>
    public static RoomCallState ApplyRead(
        RoomCallState state, IReadOnlyList<RosterEntry> entries, DateTimeOffset at, ImmutableDictionary<ParticipantId, RosterOutcome>? before = null)
    {
        if (state.Connection == CallConnectionState.Disconnected)
        {
            return state;
        }

        ImmutableDictionary<ParticipantId, RosterOutcome> newer = state.Outcomes.RemoveRange(
            (before ?? state.Outcomes).Where(state.Outcomes.Contains).Select(o => o.Key));
        ParticipantRoster server = RosterMerge.Merge(ServerRoster(state), entries, at, newer);
        return WithServer(state with { ServerAsOf = at, RosterTime = null, Outcomes = newer }, server);
    }

    /// <summary>
    /// Applies a seat's update, except the removals from its list. A new seat comes last. The server call id of a session that is not trusted is ignored: by that
    /// id calls become one.
    /// </summary>
    public static RoomCallState ApplySeat(RoomCallState state, ParticipantId seat, SeatUpdate update, DateTimeOffset at) =>
        WithSeat(state with { ServerCallId = state.ServerCallId ?? (update.IsTrusted ? update.ServerCallId : null) }, seat, known => SeatReducer.Apply(known, update, at));

    /// <summary>Applies the removals from a seat's list.</summary>
    public static RoomCallState ApplySeatRemovals(RoomCallState state, ParticipantId seat, SeatUpdate update, DateTimeOffset at) =>
        WithSeat(state, seat, known => SeatReducer.ApplyRemoved(known, update, at));

    /// <summary>Adds a seat with its state.</summary>
    public static RoomCallState WithSeat(RoomCallState state, CallSeat seat) => WithServer(state with { Seats = state.Seats.Add(seat) }, ServerRoster(state));

    /// <summary>Starts a new server-side leg: what the last one knew is forgotten, what the seats see stays.</summary>
    public static RoomCallState WithNewLeg(RoomCallState state) => WithServer(
        state with
        {
            Connection = CallConnectionState.Connecting,
            ServerAsOf = null,
            RosterTime = null,
            SequenceNumber = null,
            EndReason = null,
            Outcomes = RoomCallState.Empty.Outcomes,
        },
        ParticipantRoster.Empty);

    private static RoomCallState WithSeat(RoomCallState state, ParticipantId id, Func<CallSeat, CallSeat> step)
    {
        int place = -1;
        for (int i = 0; i < state.Seats.Length; i++)
        {
            place = state.Seats[i].Id == id && state.Seats[i].IsLive ? i : place;
        }

        ImmutableArray<CallSeat> seats = place < 0 ? WithNewSeat(state.Seats, id, step) : state.Seats.SetItem(place, step(state.Seats[place]));
        return WithServer(state with { Seats = seats }, ServerRoster(state));
    }

    /// <summary>A seat that its user takes again replaces the one before it and keeps its departures: seats do not pile up.</summary>
    private static ImmutableArray<CallSeat> WithNewSeat(ImmutableArray<CallSeat> seats, ParticipantId id, Func<CallSeat, CallSeat> step)
    {
        CallSeat fresh = new(id);
        foreach (CallSeat before in seats)
        {
            fresh = before.Id == id ? fresh with { Departed = fresh.Departed.SetItems(before.Departed) } : fresh;
        }

        return seats.RemoveAll(s => s.Id == id).Add(step(fresh));
    }

    private static ParticipantRoster ServerRoster(RoomCallState state) => state.ServerRoster ?? state.Participants;

    /// <summary>Sets the server side's roster, and merges both sides where there are seats.</summary>
    private static RoomCallState WithServer(RoomCallState state, ParticipantRoster server)
    {
        if (state.Seats.IsEmpty)
        {
            return state with { Participants = server };
        }

        MergedRoster merged = SideMerge.Merge(server, state.ServerAsOf, state.Seats, state.Merged);
        return state with { ServerRoster = server, Merged = merged, Participants = merged.Roster };
    }

    /// <summary>Removes the server side: while a seat goes on, only what the seats see counts.</summary>
    private static RoomCallState WithoutServer(RoomCallState state) => state.IsOver || state.Seats.IsEmpty
        ? state
        : WithServer(state with { ServerAsOf = null }, ParticipantRoster.Empty);

    private static RoomCallState WithIds(RoomCallState state, RoomCallEvent roomCallEvent)
    {
        string? serverCallId = roomCallEvent.ServerCallId ?? state.ServerCallId;
        string? correlationId = roomCallEvent.CorrelationId ?? state.CorrelationId;
        return serverCallId == state.ServerCallId && correlationId == state.CorrelationId
            ? state
            : state with { ServerCallId = serverCallId, CorrelationId = correlationId };
    }

    private static RoomCallState WithRoster(RoomCallState state, ParticipantsUpdated update)
    {
        ImmutableDictionary<ParticipantId, RosterOutcome> newer = state.Outcomes.IsEmpty
            ? state.Outcomes
            : state.Outcomes.RemoveRange(state.Outcomes.Where(o => o.Value.At <= update.Time).Select(o => o.Key));
        ParticipantRoster server = RosterMerge.Merge(ServerRoster(state), update.Participants, update.Time, newer);
        return WithServer(
            state with { Outcomes = newer, SequenceNumber = update.SequenceNumber ?? state.SequenceNumber, ServerAsOf = update.Time, RosterTime = update.Time },
            server);
    }

    private static RoomCallState WithOutcome(RoomCallState state, ParticipantId id, RosterOutcome outcome)
    {
        if (state.RosterTime > outcome.At || (state.Outcomes.TryGetValue(id, out RosterOutcome known) && known.At > outcome.At))
        {
            return state;
        }

        return WithServer(state with { Outcomes = state.Outcomes.SetItem(id, outcome) }, RosterMerge.WithOutcome(ServerRoster(state), id, outcome.Present));
    }
}
