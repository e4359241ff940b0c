using System.Collections.Immutable;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Merging;

namespace RoomCalls.Internal.Connecting;

/// <summary>Reads the roster when no callback brings it: on attaching, and for legs whose callbacks go to another application.</summary>
internal static class RosterReading
{
    public static Task ReadAsync(
        LiveCall call,
        CallConnectionState? connection,
        Func<Action<IReadOnlyList<RosterEntry>>, CancellationToken, Task> readRoster,
        CancellationToken cancellationToken)
    {
        ImmutableDictionary<ParticipantId, RosterOutcome> before = call.State.Outcomes;
        return readRoster(entries => call.PostRead(entries, connection, before), cancellationToken);
    }
}
