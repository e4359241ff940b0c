using System.Collections.Immutable;
using RoomCalls.Calls;

namespace RoomCalls.Repair;

/// <summary>Reads the roster when no callback tells it: at an attach, and for legs whose callbacks go elsewhere.</summary>
internal static class RosterRepair
{
    public static async Task ReadAsync(
        LiveCall call,
        CallConnectionState? connection,
        Func<CancellationToken, Task<IReadOnlyList<RosterEntry>>> readRoster,
        CancellationToken cancellationToken)
    {
        ImmutableDictionary<ParticipantId, RosterOutcome> before = call.State.Outcomes;
        IReadOnlyList<RosterEntry> entries = await readRoster(cancellationToken).ConfigureAwait(false);
        call.PostRead(entries, connection, before);
    }
}
