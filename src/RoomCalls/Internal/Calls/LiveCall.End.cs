using System.Collections.Immutable;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Calls;

/// <content>Handles, and how the call ends.</content>
internal sealed partial class LiveCall
{
    private ITimer? _settle;
    private ImmutableArray<ITimer> _settlesOfLegs = [];
    private int _handles;
    private int _closed;

    /// <summary>Told once, when the call is over and settled, or its last handle is gone.</summary>
    public Action<LiveCall>? Closed { get; set; }

    /// <summary>Whether nobody listens here any more.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Takes a handle, unless the call is closed.</summary>
    public bool TryHold()
    {
        int handles = Volatile.Read(ref _handles);
        while (handles >= 0)
        {
            int seen = Interlocked.CompareExchange(ref _handles, handles + 1, handles);
            if (seen == handles)
            {
                return true;
            }

            handles = seen;
        }

        return false;
    }

    /// <summary>Gives a handle back; the last one stops listening.</summary>
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
        Volatile.Read(ref _settle)?.Dispose();
        foreach (ITimer settle in _settlesOfLegs)
        {
            settle.Dispose();
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
            ITimer settle = _settings.TimeProvider.CreateTimer(
                static call => ((LiveCall)call!)._mailbox.Post(((LiveCall)call).End), this, _settings.EndSettleTime, Timeout.InfiniteTimeSpan);
            Interlocked.Exchange(ref _settle, settle);
            if (IsClosed)
            {
                settle.Dispose();
            }
        }
    }

    /// <summary>A leg or seat has ended while the call goes on here: after the settling its own actions end with it.</summary>
    private void BeginEndOperations(Func<OpenOperation, bool> isOfIt)
    {
        ITimer settle = _settings.TimeProvider.CreateTimer(_ => _mailbox.Post(() => EndOperations(isOfIt)), null, _settings.EndSettleTime, Timeout.InfiniteTimeSpan);
        ImmutableInterlocked.Update(ref _settlesOfLegs, static (settles, added) => settles.Add(added), settle);
        if (IsClosed)
        {
            settle.Dispose();
        }
    }

    private void EndOperations(Func<OpenOperation, bool> isOfIt) => Operations.EndAll(operation =>
    {
        if (isOfIt(operation))
        {
            EndAsOver(operation);
        }
    });

    private void EndAsOver(OpenOperation operation) => operation.TryFail(new CallEndedException(operation.Action.Name, ReasonFor(operation), operation.Effect));

    private ResultInformation? ReasonFor(OpenOperation operation) =>
        operation.Seat is SeatLeg seat ? State.Seats.LastOrDefault(s => s.Id == seat.Id)?.EndReason : State.EndReason;

    private void End() => Close(EndAsOver);
}
