namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>The callbacks that a request causes: when they may go out, how many are still to come, and which faults apply to them.</summary>
internal sealed class RequestCallbacks(IReadOnlyList<EmulatorFault> faults)
{
    /// <summary>The callbacks that no request caused: they go out at once, without faults.</summary>
    public static RequestCallbacks None { get; } = CreateOpened();

    /// <summary>Opens once the request is answered, or before under some faults.</summary>
    public CallbackGate Gate { get; } = new();

    /// <summary>The callbacks that are still to come.</summary>
    public PendingCallbacks Pending { get; } = new();

    /// <summary>Finds the fault of a kind that applies to an event of the request.</summary>
    public EmulatorFault? FindFault(EmulatorFaultKind kind, string eventType) => faults.FirstOrDefault(fault =>
        fault.Kind == kind && (fault.EventType is null || fault.EventType.Equals(eventType, StringComparison.OrdinalIgnoreCase)));

    private static RequestCallbacks CreateOpened()
    {
        RequestCallbacks callbacks = new([]);
        callbacks.Gate.Open();
        return callbacks;
    }
}
