using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Requests;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Reconciling;

/// <summary>
/// Reads what a call looks like at the service, where no callback reports it. What is read is as old as the moment at which it was asked for: what the call
/// has heard since counts more.
/// </summary>
internal sealed class Reconciler(InternalRequests requests, ICallStore store, TimeProvider timeProvider, CallLog log)
{
    /// <summary>Reads the roster of the call's leg.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="cause">Why it is read.</param>
    /// <param name="connection">The connection's state, when it was read before.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task ReconcileAsync(ServerLeg leg, ReconcileCause cause, CallConnectionState? connection, CancellationToken cancellationToken)
    {
        DateTimeOffset askedAt = timeProvider.GetUtcNow();
        long askedAtPosition = leg.Call.Model.Position;
        log.Reconciling(leg.Id, cause);
        return requests.ReadRosterAsync(leg.Id, AppendAsync, cancellationToken);

        async ValueTask AppendAsync(IReadOnlyList<RosterEntry> participants) => await store.AppendAsync(
            new RosterReadEntry
            {
                CallKey = leg.Key.Value,
                At = timeProvider.GetUtcNow(),
                Participants = participants,
                AskedAt = askedAt,
                AskedAtPosition = askedAtPosition,
                Connection = connection,
            },
            cancellationToken).ConfigureAwait(false);
    }
}
