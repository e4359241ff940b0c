using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator;

public sealed partial class RoomCallsEmulator
{
    /// <summary>
    /// Puts a user of the resource into a group call. The first one starts it; one who is there already stays. There is no roster and no window, and phones may be dialled.
    /// </summary>
    /// <param name="groupCallId">The id that the clients chose; not all zeros.</param>
    /// <param name="userId">The raw id of the user, made by Identity.</param>
    /// <param name="cancellationToken">Cancels before the user has joined.</param>
    /// <returns>The user's seat; callbacks may still be on their way.</returns>
    /// <exception cref="ArgumentException">The group call id is all zeros, or the user id is empty.</exception>
    /// <exception cref="EmulatorRefusalException">403/5830: not a user. 404: Identity did not make the user, or the user was deleted.</exception>
    public Task<EmulatedSeat> JoinGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken = default)
    {
        RequireGroup(groupCallId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            if (Identifier.IsUserId(userId) && !_world.Identities.Contains(userId))
            {
                throw new EmulatorRefusalException(404, "NotFound", 0, "The resource has no such user. Make the user with the Identity API first.");
            }

            return Task.FromResult(Sit(_world.GroupCall(groupCallId), userId));
        }
    }

    /// <summary>Takes someone out of a group call as if they had hung up. The last one to go ends the call. Nothing happens if they are not in it.</summary>
    /// <param name="groupCallId">The id that the clients chose; not all zeros.</param>
    /// <param name="userId">The raw id of the user, or of a phone (<c>4:+1…</c>).</param>
    /// <param name="cancellationToken">Cancels before they have left.</param>
    /// <returns>A task that ends when they have left; callbacks may still be on their way.</returns>
    /// <exception cref="ArgumentException">The group call id is all zeros, or the user id is empty.</exception>
    public Task LeaveGroupCallAsync(Guid groupCallId, string userId, CancellationToken cancellationToken = default)
    {
        RequireGroup(groupCallId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_world.Lock)
        {
            if (_world.GroupCalls.GetValueOrDefault(groupCallId)?.Call is { } call)
            {
                Roster.Depart(_world, call, userId, LedgerKind.Left, by: null, Internal.Callbacks.RequestCallbacks.None);
            }
        }

        return Task.CompletedTask;
    }

    private static void RequireGroup(Guid groupCallId)
    {
        if (groupCallId == Guid.Empty)
        {
            throw new ArgumentException("The group call id must not be all zeros.", nameof(groupCallId));
        }
    }
}
