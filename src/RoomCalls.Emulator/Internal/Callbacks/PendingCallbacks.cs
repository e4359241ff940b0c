namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Counts the pending parts of a request: the request itself, ringing invitations, callbacks in the queue.</summary>
internal sealed class PendingCallbacks
{
    private readonly Lock _lock = new();
    private Action? _whenNone;
    private int _count = 1;

    /// <summary>Counts one more.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    /// <summary>Counts one less.</summary>
    public void End()
    {
        Action? none = null;
        lock (_lock)
        {
            if (--_count == 0)
            {
                none = _whenNone;
                _whenNone = null;
            }
        }

        none?.Invoke();
    }

    /// <summary>Calls back once nothing is pending; at once if that is so already.</summary>
    public void WhenNone(Action action)
    {
        lock (_lock)
        {
            if (_count > 0)
            {
                _whenNone += action;
                return;
            }
        }

        action();
    }
}
