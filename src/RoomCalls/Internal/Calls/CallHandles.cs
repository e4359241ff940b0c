namespace RoomCalls.Internal.Calls;

/// <summary>Counts the handles on a call. Once none is left, or the call is closed, there are no further ones. Safe for concurrent use.</summary>
internal sealed class CallHandles(LiveCall call)
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
    /// <returns>The call whose last handle it was, which must be closed; <see langword="null"/> when it was not the last one.</returns>
    public LiveCall? Release()
    {
        lock (_gate)
        {
            if (_movedTo is { } target)
            {
                return target.Release();
            }

            return --_count == 0 && !_isClosed && (_isClosed = true) ? call : null;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>Passes the handles on to another call that turned out to be the same, unless one of both has no further handles.</summary>
    public bool TryMoveTo(CallHandles target)
    {
        lock (_gate)
        {
            lock (target._gate)
            {
                if (_isClosed || target._isClosed)
                {
                    return false;
                }

                target._count += _count;
            }

            (_count, _movedTo) = (0, target);
            return true;
        }
    }
}
