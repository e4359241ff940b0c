namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Holds the callbacks of a request back until it is answered.</summary>
internal sealed class CallbackGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the callbacks go out. A second time does nothing.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Waits until the callbacks may go out.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);
}
