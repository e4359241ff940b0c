using System.Collections.Immutable;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Calls;

/// <content>Handles, and how the call ends.</content>
internal sealed partial class LiveCall
{
    private ITimer? _settleTimer;
    private ImmutableArray<ITimer> _legSettleTimers = [];
    private int _handles;
    private int _closed;

    /// <summary>Called once, when the call is over and settled, or its last handle is gone.</summary>
    public Action<LiveCall>? Closed { get; set; }

    /// <summary>Whether the call is closed: this process no longer listens to it.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Acquires a handle, unless the call is closed.</summary>
    public bool TryAcquire()
    {
        int handles = Volatile.Read(ref _handles);
        while (handles >= 0)
        {
            int current = Interlocked.CompareExchange(ref _handles, handles + 1, handles);
            if (current == handles)
            {
                return true;
            }

            handles = current;
        }

        return false;
    }

    /// <summary>Releases a handle; releasing the last one closes the call.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Release()
    {
        if (Interlocked.Decrement(ref _handles) != 0 || Interlocked.CompareExchange(ref _handles, int.MinValue / 2, 0) != 0)
        {
            return false;
        }

        _connected.TrySetCanceled();
        Close(static operation => operation.TryCancel(new CancellationToken(canceled: true)));
        return true;
    }

    /// <summary>Ends everything at once, for example when the manager is disposed.</summary>
    public void Close(Action<OpenOperation> end)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        Volatile.Write(ref _handles, int.MinValue / 2);
        Volatile.Read(ref _settleTimer)?.Dispose();
        foreach (ITimer timer in _legSettleTimers)
        {
            timer.Dispose();
        }

        Operations.EndAll(end);
        _feed.Complete();
        _settings.ManagerFeed.Forget(this);
        Closed?.Invoke(this);
    }

    private void BeginEnd()
    {
        _settings.Log.Ended(Leg.Id, State.EndReason, Operations.Count);
        if (_settings.EndSettleTime == TimeSpan.Zero)
        {
            End();
        }
        else
        {
            ITimer timer = _settings.TimeProvider.CreateTimer(
                static call => ((LiveCall)call!)._mailbox.Post(((LiveCall)call).End), this, _settings.EndSettleTime, Timeout.InfiniteTimeSpan);
            Interlocked.Exchange(ref _settleTimer, timer);
            if (IsClosed)
            {
                timer.Dispose();
            }
        }
    }

    /// <summary>Ends the open actions of a leg or seat after the settle time, while the call goes on.</summary>
    private void BeginEndOperations(Func<OpenOperation, bool> belongs)
    {
        ITimer timer = _settings.TimeProvider.CreateTimer(
            _ => _mailbox.Post(() => EndOperations(belongs)), null, _settings.EndSettleTime, Timeout.InfiniteTimeSpan);
        ImmutableInterlocked.Update(ref _legSettleTimers, static (settles, added) => settles.Add(added), timer);
        if (IsClosed)
        {
            timer.Dispose();
        }
    }

    private void EndOperations(Func<OpenOperation, bool> belongs) => Operations.EndAll(operation =>
    {
        if (belongs(operation))
        {
            EndWithCall(operation);
        }
    });

    private void EndWithCall(OpenOperation operation) =>
        operation.TryFail(new CallEndedException(operation.Action.Name, FindEndReason(operation), operation.Effect));

    private ResultInformation? FindEndReason(OpenOperation operation) =>
        operation.Seat is SeatLeg seat ? State.Seats.LastOrDefault(s => s.Id == seat.Id)?.EndReason : State.EndReason;

    private void End() => Close(EndWithCall);
}
