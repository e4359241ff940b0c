using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.ControlPlane;

/// <summary>The controls of tests and of the control plane: people join and leave, the clock moves, everything is reset.</summary>
internal sealed class EmulatorControls(
    World world,
    RepeatStore repeats,
    EmulatorFaults faults,
    BoundedLog<EmulatedRequest> requests,
    BoundedLog<EmulatedDelivery> deliveries,
    ClockDriver? clock,
    object owner,
    CancellationToken stopping)
{
    private volatile bool _isClosed;

    public World World => world;

    public EmulatorFaults Faults => faults;

    public BoundedLog<EmulatedRequest> Requests => requests;

    public BoundedLog<EmulatedDelivery> Deliveries => deliveries;

    /// <summary>Refuses everything from now on.</summary>
    public void Close() => _isClosed = true;

    public Task<EmulatedSeat> JoinAsync(string roomId, string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return RunAsync(() => Join(FindRoom(roomId), userId), cancellationToken);
    }

    public Task<EmulatedSeat> JoinGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken)
    {
        RequireGroup(groupCallId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return RunAsync(
            () => Identifier.IsUserId(userId) && !world.Identities.Contains(userId)
                ? throw new EmulatorRefusalException(404, "NotFound", 0, "The resource has no such user. Make the user with the Identity API first.")
                : Join(world.GetOrAddGroupCall(groupCallId), userId),
            cancellationToken);
    }

    public Task LeaveAsync(string roomId, string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return RunAsync(() => Leave(FindRoom(roomId).Call, userId), cancellationToken);
    }

    public Task LeaveGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken)
    {
        RequireGroup(groupCallId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return RunAsync(() => Leave(world.GroupCalls.GetValueOrDefault(groupCallId)?.Call, userId), cancellationToken);
    }

    /// <summary>Finds the seat of a user in the call of a group call or, without one, of a room.</summary>
    public Task<EmulatedSeat> FindSeatAsync(Guid? groupCallId, string? roomId, string userId, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            CallPlace place = groupCallId is Guid group ? world.GetOrAddGroupCall(group) : FindRoom(roomId ?? "");
            return place.Call?.Seats.GetValueOrDefault(userId) is { } seat
                ? new EmulatedSeat(world, seat)
                : throw new EmulatorRefusalException(404, "NotFound", 0, "The user has no seat in the call.");
        },
        cancellationToken);

    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ThrowIfClosed();
        if (clock is null)
        {
            throw new InvalidOperationException("The emulator runs on real time. Set EmulatorOptions.TimeProvider to an EmulatorClock to advance it.");
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        await clock.AdvanceAsync(by, either.Token);
    }

    public void Reset()
    {
        ThrowIfClosed();
        lock (world.Lock)
        {
            world.Clear();
            repeats.Clear();
        }

        faults.Clear();
        requests.Clear();
        deliveries.Clear();
    }

    public void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_isClosed, owner);

    private static void RequireGroup(Guid groupCallId)
    {
        if (groupCallId == Guid.Empty)
        {
            throw new ArgumentException("The group call id must not be all zeros.", nameof(groupCallId));
        }
    }

    private Room FindRoom(string roomId) =>
        world.Rooms.GetValueOrDefault(roomId) ?? throw new EmulatorRefusalException(404, "NotFound", 0, "There is no such room.");

    /// <summary>Gives the seat of a user who is in the call already, or a new one; also a new one when the client of the old one has vanished.</summary>
    private EmulatedSeat Join(CallPlace place, string userId)
    {
        Identifier user = Identifier.FromRawId(userId);
        Seating.RequireMayJoin(world, place, user);
        return new EmulatedSeat(world, place.Call?.Seats.GetValueOrDefault(userId) is { Loss: null } seat ? seat : Seating.Join(world, place, user));
    }

    private bool Leave(RoomCall? call, string userId)
    {
        if (call is not null)
        {
            Roster.Remove(world, call, userId, LedgerKind.Left, by: null, RequestCallbacks.None);
        }

        return call is not null;
    }

    private Task<T> RunAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (world.Lock)
        {
            return Task.FromResult(act());
        }
    }
}
