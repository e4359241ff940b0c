namespace RoomCalls.Specs.Support;

/// <summary>A body that never arrives.</summary>
internal sealed class HangingStream : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<int> never = new();
        return await never.Task.WaitAsync(cancellationToken);
    }
}
