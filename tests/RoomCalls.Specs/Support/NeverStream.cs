namespace RoomCalls.Specs.Support;

/// <summary>A body that does not come.</summary>
internal sealed class NeverStream : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<int> never = new();
        return await never.Task.WaitAsync(cancellationToken);
    }
}
