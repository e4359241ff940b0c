using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Short forms over <see cref="IRoomCallManager"/>.</summary>
public static class RoomCallManagerExtensions
{
    extension(IRoomCallManager manager)
    {
        /// <summary>Connects to a running call with the options' settings; see <see cref="IRoomCallManager.ConnectAsync"/>.</summary>
        /// <param name="locator">Which call.</param>
        /// <param name="cancellationToken">Gives up.</param>
        /// <returns>A handle, with the manager's actor as its own.</returns>
        /// <inheritdoc cref="IRoomCallManager.ConnectAsync" path="/exception"/>
        public Task<IRoomCall> ConnectAsync(CallLocator locator, CancellationToken cancellationToken = default) =>
            manager.ConnectAsync(new ConnectCall(locator), cancellationToken);

        /// <summary>Takes a seat in a call with the default settings; see <see cref="IRoomCallManager.JoinAsync"/>.</summary>
        /// <param name="locator">Which call.</param>
        /// <param name="user">Who takes the seat, and where the user's tokens come from.</param>
        /// <param name="cancellationToken">Gives up.</param>
        /// <returns>A handle, with the seat's own user as its actor.</returns>
        /// <inheritdoc cref="IRoomCallManager.JoinAsync" path="/exception"/>
        public Task<IRoomCall> JoinAsync(CallLocator locator, SeatUser user, CancellationToken cancellationToken = default) =>
            manager.JoinAsync(new JoinCall(locator, user), cancellationToken);

        /// <summary>Takes up a leg that is connected already, without naming its room; see <see cref="IRoomCallManager.AttachAsync"/>.</summary>
        /// <param name="callConnectionId">The leg.</param>
        /// <param name="cancellationToken">Gives up.</param>
        /// <returns>A handle, with the manager's actor as its own.</returns>
        /// <inheritdoc cref="IRoomCallManager.ConnectAsync" path="/exception"/>
        public Task<IRoomCall> AttachAsync(CallConnectionId callConnectionId, CancellationToken cancellationToken = default) =>
            manager.AttachAsync(new AttachCall(callConnectionId), cancellationToken);
    }
}
