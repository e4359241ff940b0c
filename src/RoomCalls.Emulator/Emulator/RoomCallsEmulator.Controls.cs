namespace RoomCalls.Emulator;

public sealed partial class RoomCallsEmulator
{
    /// <summary>The faults to apply to the next requests.</summary>
    public EmulatorFaults Faults { get; } = new();

    /// <summary>What truly happened in the calls.</summary>
    public EmulatorLedger Ledger { get; }

    /// <summary>The service requests received, in the order of their answers: the last 10,000. A snapshot.</summary>
    public IReadOnlyList<EmulatedRequest> Requests => _requests.Snapshot();

    /// <summary>The number of older requests that the log has dropped.</summary>
    public long DroppedRequests => _requests.Dropped;

    /// <summary>The number of service requests that have arrived and wait for the clock, or for their callbacks, before they are answered.</summary>
    public int WaitingRequests => _waiting.Count;

    /// <summary>The attempts to deliver callbacks: the last 10,000. A snapshot.</summary>
    public IReadOnlyList<EmulatedDelivery> Deliveries => _deliveries.Snapshot();

    /// <summary>The number of older attempts that the log has dropped.</summary>
    public long DroppedDeliveries => _deliveries.Dropped;

    /// <summary>
    /// Adds a client under test. <see cref="AdvanceAsync"/> waits between two steps until it is idle, so that it can drain its queues before the clock moves
    /// on.
    /// </summary>
    /// <param name="waitUntilIdle">Returns a task that ends when the client has nothing left to do at the present instant.</param>
    /// <returns>Removes the client when it is disposed.</returns>
    public IDisposable AddClient(Func<CancellationToken, Task> waitUntilIdle)
    {
        ArgumentNullException.ThrowIfNull(waitUntilIdle);
        return _clients.Add(waitUntilIdle);
    }

    /// <summary>Lets a participant of a room join its call. The first one starts the call; one who is in the call stays there.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user's seat; callbacks may still be on their way.</returns>
    /// <exception cref="EmulatorRefusalException">
    /// 404: no such room. 403/5828: not a participant of the room. 403/5829: outside the validity window. 403/5830: not a user.
    /// </exception>
    public Task<EmulatedSeat> JoinAsync(string roomId, string userId, CancellationToken cancellationToken = default) =>
        _controls.JoinAsync(roomId, userId, cancellationToken);

    /// <summary>
    /// Lets a user of the resource join a group call. The first one starts the call; one who is in the call stays there. A group call has no participants list
    /// and no validity window, and phones may be dialled.
    /// </summary>
    /// <param name="groupCallId">The id that the clients chose; not all zeros.</param>
    /// <param name="userId">The raw id of the user, made by Identity.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The user's seat; callbacks may still be on their way.</returns>
    /// <exception cref="ArgumentException">The group call id is all zeros, or the user id is empty.</exception>
    /// <exception cref="EmulatorRefusalException">403/5830: not a user. 404: Identity did not make the user, or the user was deleted.</exception>
    public Task<EmulatedSeat> JoinGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken = default) =>
        _controls.JoinGroupCallAsync(groupCallId, userId, cancellationToken);

    /// <summary>
    /// Takes a person out of a room's call, as if they had hung up. The call ends when the last person leaves. Nothing happens if the person is not in the
    /// call.
    /// </summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user, or of a phone (<c>4:+1…</c>).</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the person has left; callbacks may still be on their way.</returns>
    /// <exception cref="EmulatorRefusalException">404: no such room.</exception>
    public Task LeaveAsync(string roomId, string userId, CancellationToken cancellationToken = default) =>
        _controls.LeaveAsync(roomId, userId, cancellationToken);

    /// <summary>
    /// Takes a person out of a group call, as if they had hung up. The call ends when the last person leaves. Nothing happens if the person is not in the call.
    /// </summary>
    /// <param name="groupCallId">The id that the clients chose; not all zeros.</param>
    /// <param name="userId">The raw id of the user, or of a phone (<c>4:+1…</c>).</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the person has left; callbacks may still be on their way.</returns>
    /// <exception cref="ArgumentException">The group call id is all zeros, or the user id is empty.</exception>
    public Task LeaveGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken = default) =>
        _controls.LeaveGroupCallAsync(groupCallId, userId, cancellationToken);

    /// <summary>Finds the seat of a user who is in a room's call, also when its client runs elsewhere.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The seat.</returns>
    /// <exception cref="EmulatorRefusalException">404: no such room, or the user has no seat in its call.</exception>
    public Task<EmulatedSeat> FindSeatAsync(string roomId, string userId, CancellationToken cancellationToken = default) =>
        _controls.FindSeatAsync(groupCallId: null, roomId, userId, cancellationToken);

    /// <summary>
    /// Moves the virtual clock timer by timer. Between two steps, every callback that is due is delivered, every request is answered and every client is idle.
    /// Cancelling stops the clock between two steps.
    /// </summary>
    /// <param name="by">How far; not negative. Zero only waits until everything has come to rest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the time is reached and everything has come to rest.</returns>
    /// <exception cref="InvalidOperationException"><see cref="EmulatorOptions.TimeProvider"/> is not an <see cref="EmulatorClock"/>.</exception>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => _controls.AdvanceAsync(by, cancellationToken);

    /// <summary>Forgets rooms, people, calls, faults, ledger and logs. The endpoint, the key and the clock stay.</summary>
    public void Reset() => _controls.Reset();
}
