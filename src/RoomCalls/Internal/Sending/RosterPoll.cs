using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>Reads the roster once a second while an operation waits for it, where no callback brings it.</summary>
internal sealed class RosterPoll(TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task ReadUntilEndedAsync(LiveCall call, OpenOperation operation)
    {
        if (call.ReadRoster is not { } readRoster)
        {
            return;
        }

        using CancellationTokenSource ended = new();
        Task polling = PollAsync(readRoster, operation, ended.Token);
        await Task.WhenAny(polling, operation.Outcome).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PollAsync(Func<CancellationToken, Task> readRoster, OpenOperation operation, CancellationToken cancellationToken)
    {
        while (!operation.HasEnded)
        {
            try
            {
                await readRoster(cancellationToken).ConfigureAwait(false);
            }
            catch (RoomCallsException)
            {
                operation.Activity?.AddEvent(new("roster could not be read"));
            }

            await Task.Delay(Interval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
