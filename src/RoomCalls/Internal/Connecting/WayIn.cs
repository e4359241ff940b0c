using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Internal.Connecting;

/// <summary>
/// One entry into a call. Every way in has this shape: prepare the input, ask for permission, take the call, act, and on failure give the call back.
/// </summary>
internal abstract class WayIn(WorkTracker work)
{
    public async Task<CallHold> EnterAsync(CancellationToken cancellationToken)
    {
        Task<CallHold> acting;
        work.Enter();
        try
        {
            Prepare();
            await PermitAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await TakeAsync(cancellationToken).ConfigureAwait(false);

            // It begins before the work so far ends, so that the manager never counts as idle in between.
            acting = ActAsync(cancellationToken);
        }
        finally
        {
            work.Exit();
        }

        try
        {
            return await acting.ConfigureAwait(false);
        }
        catch
        {
            await GiveBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for a task that counts as work by itself.</summary>
    protected async Task<T> RestUntilAsync<T>(Task<T> task)
    {
        work.Exit();
        try
        {
            return await task.ConfigureAwait(false);
        }
        finally
        {
            work.Enter();
        }
    }

    /// <summary>Checks the input; nothing is sent.</summary>
    protected abstract void Prepare();

    /// <summary>Refuses what the actor may not do.</summary>
    protected abstract ValueTask PermitAsync(CancellationToken cancellationToken);

    /// <summary>Takes the call: one that is held, or a new one. It takes nothing when it fails.</summary>
    protected abstract ValueTask TakeAsync(CancellationToken cancellationToken);

    /// <summary>Does what makes the process a part of the call.</summary>
    protected abstract Task<CallHold> ActAsync(CancellationToken cancellationToken);

    /// <summary>Undoes what was taken.</summary>
    protected abstract ValueTask GiveBackAsync();
}
