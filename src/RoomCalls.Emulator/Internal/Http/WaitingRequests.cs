namespace RoomCalls.Emulator.Internal.Http;

/// <summary>Counts the requests that wait for the clock, or for their callbacks, before they are answered.</summary>
internal sealed class WaitingRequests
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts a request for as long as a wait takes.</summary>
    public async Task CountAsync(Task wait)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await wait;
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
