namespace RoomCalls.Internal.Calls;

/// <summary>A way in that has succeeded: a handle on a call, and the seat that it took, if it took one.</summary>
internal sealed class CallHold(LiveCall call, SeatSession? seat = null)
{
    private static readonly ResultInformation Left = new(0, 0, "The user left the call.");

    private int _released;

    /// <summary>The call, also after it has turned out to be the same as another one.</summary>
    public LiveCall Call => call.Current;

    /// <summary>The seat; <see langword="null"/> for the server side.</summary>
    public SeatSession? Seat { get; } = seat;

    /// <summary>Gives the handle back, once. A seat leaves the call.</summary>
    public async ValueTask ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _released, 1) != 0)
        {
            return;
        }

        if (Seat is null)
        {
            call.Release();
            return;
        }

        // The seat has left when the call is released, so that readers hear of it; the client may take its time.
        ValueTask leaving = Seat.LeaveAsync(Left);
        call.Release();
        await leaving.ConfigureAwait(false);
    }
}
