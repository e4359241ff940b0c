namespace RoomCalls.Internal.Calls;

/// <summary>Counts the handles on a call. Once none is left, or the call is closed, there are no further ones. Safe for concurrent use.</summary>
internal sealed class CallHandles
{
    private readonly Lock _gate = new();
    private int _count;
    private bool _isClosed;
    private CallHandles? _movedTo;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _movedTo?.Count ?? _count;
            }
        }
    }

    /// <summary>Acquires a handle, unless there are no further ones.</summary>
    public bool TryAcquire()
    {
        lock (_gate)
        {
            if (_movedTo is { } target)
            {
                return target.TryAcquire();
            }

            _count += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>Releases a handle.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Release()
    {
        lock (_gate)
        {
            if (_movedTo is { } target)
            {
                return target.Release();
            }

            return --_count == 0 && !_isClosed && (_isClosed = true);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>Passes the handles on to another call that turned out to be the same.</summary>
    public void MoveTo(CallHandles target)
    {
        lock (_gate)
        {
            lock (target._gate)
            {
                target._count += _count;
            }

            (_count, _movedTo) = (0, target);
        }
    }
}
