namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>What a request leaves behind: its callbacks, the faults that apply to them, and when the last of them is done.</summary>
internal sealed class OperationTrail(IReadOnlyList<EmulatorFault> faults)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _whenDone;
    private int _holds = 1;

    /// <summary>The trail of what no request caused.</summary>
    public static OperationTrail None { get; } = Opened();

    /// <summary>Ends when the callbacks may go out: once the request is answered, or at once under some faults.</summary>
    public Task Gate => _gate.Task;

    /// <summary>Lets the callbacks go out.</summary>
    public void OpenGate() => _gate.TrySetResult();

    /// <summary>Finds the fault of a kind that applies to an event of the request.</summary>
    public EmulatorFault? FindFault(EmulatorFaultKind kind, string eventType) => faults.FirstOrDefault(fault =>
        fault.Kind == kind && (fault.EventType is null || fault.EventType.Equals(eventType, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Says that something of the request is still to come.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            _holds++;
        }
    }

    /// <summary>Says that something that was held is done.</summary>
    public void Release()
    {
        Action? done = null;
        lock (_lock)
        {
            if (--_holds == 0)
            {
                done = _whenDone;
                _whenDone = null;
            }
        }

        done?.Invoke();
    }

    /// <summary>Calls back once nothing more is to come; at once if that is so already.</summary>
    public void WhenDone(Action action)
    {
        lock (_lock)
        {
            if (_holds > 0)
            {
                _whenDone += action;
                return;
            }
        }

        action();
    }

    private static OperationTrail Opened()
    {
        OperationTrail trail = new([]);
        trail.OpenGate();
        return trail;
    }
}
