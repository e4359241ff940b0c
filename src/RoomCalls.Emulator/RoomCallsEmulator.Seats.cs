using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator;

public sealed partial class RoomCallsEmulator
{
    /// <summary>The seat of a user who is in a call, also one whose client is elsewhere.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="userId">The raw id of the user.</param>
    /// <param name="cancellationToken">Cancels looking.</param>
    /// <returns>The seat.</returns>
    /// <exception cref="EmulatorRefusalException">404: no such room, or the user has no seat in its call.</exception>
    public Task<EmulatedSeat> FindSeatAsync(string roomId, string userId, CancellationToken cancellationToken = default) =>
        FindSeatAsync(null, roomId, userId, cancellationToken);

    internal Task<EmulatedSeat> FindSeatAsync(Guid? groupCallId, string? roomId, string userId, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            CallPlace place = groupCallId is Guid group ? _world.GroupCall(group) : FindRoom(roomId ?? "");
            return place.Call?.Seats.GetValueOrDefault(userId) is { } seat
                ? Task.FromResult(new EmulatedSeat(_world, seat))
                : throw new EmulatorRefusalException(404, "NotFound", 0, "The user has no seat in the call.");
        }
    }
}
