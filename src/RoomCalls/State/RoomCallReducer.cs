using System.Collections.Immutable;
using RoomCalls.Events;

namespace RoomCalls.State;

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
        if (state.Connection == CallConnectionState.Disconnected)
        {
            return state;
        }

        RoomCallState next = WithIds(state, roomCallEvent);
        return roomCallEvent switch
        {
            CallConnected => next.Connection == CallConnectionState.Connected ? next : next with { Connection = CallConnectionState.Connected },
            CallDisconnected or ConnectFailed => next with { Connection = CallConnectionState.Disconnected, EndReason = roomCallEvent.Result },
            ParticipantsUpdated update => IsStale(state, update) ? state : WithRoster(next, update),
            AddParticipantSucceeded added => WithOutcome(next, added.Participant, new RosterOutcome(Present: true, added.Time)),
            RemoveParticipantSucceeded removed => WithOutcome(next, removed.Participant, new RosterOutcome(Present: false, removed.Time)),
            _ => next,
        };
    }

    /// <summary>
    /// Takes a roster that was read, not sent: it has no place in the service's order, so the next one by callback replaces it. What came out while it was read
    /// holds on: only the outcomes known before (<see langword="null"/>: all) are surely in it.
    /// </summary>
    public static RoomCallState ApplyRead(
        RoomCallState state, IReadOnlyList<RosterEntry> entries, DateTimeOffset at, ImmutableDictionary<ParticipantId, RosterOutcome>? before = null)
    {
        if (state.Connection == CallConnectionState.Disconnected)
        {
            return state;
        }

        ImmutableDictionary<ParticipantId, RosterOutcome> newer = state.Outcomes.RemoveRange((before ?? state.Outcomes).Where(state.Outcomes.Contains).Select(o => o.Key));
        return state with { Participants = RosterMerge.Merge(state.Participants, entries, at, newer), ServerAsOf = at, RosterTime = null, Outcomes = newer };
    }

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
        return state with
        {
            Participants = RosterMerge.Merge(state.Participants, update.Participants, update.Time, newer),
            Outcomes = newer,
            SequenceNumber = update.SequenceNumber ?? state.SequenceNumber,
            ServerAsOf = update.Time,
            RosterTime = update.Time,
        };
    }

    private static RoomCallState WithOutcome(RoomCallState state, ParticipantId id, RosterOutcome outcome)
    {
        if (state.RosterTime > outcome.At || (state.Outcomes.TryGetValue(id, out RosterOutcome known) && known.At > outcome.At))
        {
            return state;
        }

        return state with
        {
            Participants = RosterMerge.WithOutcome(state.Participants, id, outcome.Present),
            Outcomes = state.Outcomes.SetItem(id, outcome),
        };
    }
}
