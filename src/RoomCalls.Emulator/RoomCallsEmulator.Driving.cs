using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator;

public sealed partial class RoomCallsEmulator
{
    /// <summary>The faults to apply to the next requests.</summary>
    public EmulatorFaults Faults { get; } = new();

    /// <summary>What truly happened.</summary>
    public EmulatorLedger Ledger { get; }

    /// <summary>The service requests received, in the order they were answered: the last 10,000. A snapshot.</summary>
    public IReadOnlyList<EmulatedRequest> Requests => _requests.Snapshot();

    /// <summary>How many older requests the log has dropped.</summary>
    public long DroppedRequests => _requests.Dropped;

    /// <summary>How many service requests have arrived and wait for the clock, or for their callbacks, before they are answered.</summary>
    public int WaitingRequests => _pipeline.Waiting;

    /// <summary>The attempts to deliver callbacks: the last 10,000. A snapshot.</summary>
    public IReadOnlyList<EmulatedDelivery> Deliveries => _deliveries.Snapshot();

    /// <summary>How many older attempts the log has dropped.</summary>
    public long DroppedDeliveries => _deliveries.Dropped;

    /// <summary>Called by <see cref="AdvanceAsync"/> between two steps, so that the client under test can drain its queues.</summary>
    /// <value>The default is <see langword="null"/>: there is nothing to wait for.</value>
    public Func<CancellationToken, Task>? WaitForClientIdle { get; set; }

    internal DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>Puts a user of the room's roster into the room call. The first one starts it; one who is there already stays.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user.</param>
    /// <param name="cancellationToken">Cancels before the user has joined.</param>
    /// <returns>The user's seat; callbacks may still be on their way.</returns>
    /// <exception cref="EmulatorRefusalException">
    /// 404: no such room. 403/5828: not on the roster. 403/5829: outside the window. 403/5830: not a user.
    /// </exception>
    public Task<EmulatedSeat> JoinAsync(string roomId, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            return Task.FromResult(Sit(FindRoom(roomId), userId));
        }
    }

    /// <summary>Takes someone out of the room call as if they had hung up. The last one to go ends the call. Nothing happens if they are not in it.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user, or of a phone (<c>4:+1…</c>).</param>
    /// <param name="cancellationToken">Cancels before they have left.</param>
    /// <returns>A task that ends when they have left; callbacks may still be on their way.</returns>
    /// <exception cref="EmulatorRefusalException">404: no such room.</exception>
    public Task LeaveAsync(string roomId, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            if (FindRoom(roomId).Call is { } call)
            {
                Roster.Depart(_world, call, userId, LedgerKind.Left, by: null, Internal.Callbacks.RequestCallbacks.None);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Moves the virtual clock timer by timer. Between two steps every callback that is due is delivered, requests are
    /// answered and the client is idle.
    /// </summary>
    /// <param name="by">How far; not negative. Zero only waits until everything has come to rest.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>A task that ends when the time is reached and everything has come to rest.</returns>
    /// <exception cref="InvalidOperationException"><see cref="EmulatorOptions.TimeProvider"/> is not an <see cref="EmulatorClock"/>.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ThrowIfDisposed();
        if (_clock is null)
        {
            throw new InvalidOperationException("The emulator runs on real time. Set EmulatorOptions.TimeProvider to an EmulatorClock to advance it.");
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await _clock.AdvanceAsync(by, WaitForClientIdle, either.Token);
    }

    /// <summary>Forgets rooms, people, calls, faults, ledger and logs. The endpoint, the key and the clock stay.</summary>
    public void Reset()
    {
        ThrowIfDisposed();
        lock (_world.Lock)
        {
            _world.Clear();
            _repeats.Clear();
        }

        Faults.Clear();
        _requests.Clear();
        _deliveries.Clear();
    }

    private Room FindRoom(string roomId) =>
        _world.Rooms.GetValueOrDefault(roomId) ?? throw new EmulatorRefusalException(404, "NotFound", 0, "There is no such room.");

    /// <summary>The seat of a user who is there already, or a new one; also when the client of the old one vanished.</summary>
    private EmulatedSeat Sit(CallPlace place, string userId)
    {
        Identifier user = Identifier.FromRawId(userId);
        Seating.RequireOpen(_world, place, user);
        return new EmulatedSeat(_world, place.Call?.Seats.GetValueOrDefault(userId) is { Loss: null } seat ? seat : Seating.Sit(_world, place, user));
    }
}
