using RoomCalls.Events;

namespace RoomCalls.Internal.State;

/// <summary>Turns a change of the roster into events.</summary>
internal static class RosterDiff
{
    /// <summary>Adds an event for each participant who joined, changed or left, in that order; unchanged participants are the same objects.</summary>
    public static void AddChanges(ParticipantRoster before, ParticipantRoster after, RoomCallEvent cause, List<RoomCallEvent> changes)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        for (int i = 0; i < after.Count; i++)
        {
            RoomCallParticipant now = after[i];
            if (i < before.Count && ReferenceEquals(before[i], now))
            {
                continue;
            }

            if (!before.TryGet(now.Id, out RoomCallParticipant? then))
            {
                changes.Add(Stamp(new ParticipantJoined(now), cause));
            }
            else if (!ReferenceEquals(then, now))
            {
                changes.Add(Stamp(new ParticipantChanged(then, now), cause));
            }
        }

        foreach (RoomCallParticipant then in before)
        {
            if (!after.Contains(then.Id))
            {
                changes.Add(Stamp(new ParticipantLeft(then), cause));
            }
        }
    }

    private static RoomCallEvent Stamp(RoomCallEvent change, RoomCallEvent cause) => change with
    {
        Time = cause.Time,
        CallConnectionId = cause.CallConnectionId,
        ServerCallId = cause.ServerCallId,
        CorrelationId = cause.CorrelationId,
    };
}
