using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Reconciling;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>Reads the roster once a second while an operation waits for it, where no callback brings it.</summary>
internal sealed class RosterPoll(Reconciler reconciler, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task ReadUntilEndedAsync(ServerLeg? leg, OpenOperation operation)
    {
        if (leg is not { IsForeign: true })
        {
            return;
        }

        using CancellationTokenSource ended = new();
        Task polling = PollAsync(leg, operation, ended.Token);
        await Task.WhenAny(polling, operation.Outcome).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PollAsync(ServerLeg leg, OpenOperation operation, CancellationToken cancellationToken)
    {
        while (!operation.HasEnded)
        {
            try
            {
                await reconciler.ReconcileAsync(leg, ReconcileCause.ForeignLeg, connection: null, cancellationToken).ConfigureAwait(false);
            }
            catch (RoomCallsException)
            {
                operation.Activity?.AddEvent(new("roster could not be read"));
            }

            await Task.Delay(Interval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
