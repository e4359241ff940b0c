using RoomCalls.Actions;

namespace RoomCalls;

/// <summary>Short forms of the methods of <see cref="IRoomCallManager"/>.</summary>
public static class RoomCallManagerExtensions
{
    extension(IRoomCallManager manager)
    {
        /// <summary>Connects to a running call with the default settings; see <see cref="IRoomCallManager.ConnectAsync"/>.</summary>
        /// <param name="locator">The call.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>A handle with the actor of the manager.</returns>
        /// <inheritdoc cref="IRoomCallManager.ConnectAsync" path="/exception"/>
        public Task<IRoomCall> ConnectAsync(CallLocator locator, CancellationToken cancellationToken = default) =>
            manager.ConnectAsync(new ConnectCall(locator), cancellationToken);

        /// <summary>Takes a seat in a call with the default settings; see <see cref="IRoomCallManager.JoinAsync"/>.</summary>
        /// <param name="locator">The call.</param>
        /// <param name="user">The user who takes the seat, and the source of the user's tokens.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>A handle with the user in the seat as its actor.</returns>
        /// <inheritdoc cref="IRoomCallManager.JoinAsync" path="/exception"/>
        public Task<IRoomCall> JoinAsync(CallLocator locator, SeatUser user, CancellationToken cancellationToken = default) =>
            manager.JoinAsync(new JoinCall(locator, user), cancellationToken);

        /// <summary>Resumes the management of a call connection without naming its room; see <see cref="IRoomCallManager.AttachAsync"/>.</summary>
        /// <param name="callConnectionId">The id of the call connection.</param>
        /// <param name="cancellationToken">Cancels the request.</param>
        /// <returns>A handle with the actor of the manager.</returns>
        /// <inheritdoc cref="IRoomCallManager.ConnectAsync" path="/exception"/>
        public Task<IRoomCall> AttachAsync(CallConnectionId callConnectionId, CancellationToken cancellationToken = default) =>
            manager.AttachAsync(new AttachCall(callConnectionId), cancellationToken);
    }
}
