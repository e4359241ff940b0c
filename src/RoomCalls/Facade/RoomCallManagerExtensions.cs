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
        /// <returns>A handle, with the administrator as its actor.</returns>
        /// <inheritdoc cref="IRoomCallManager.ConnectAsync" path="/exception"/>
        public Task<IRoomCall> ConnectAsync(CallLocator locator, CancellationToken cancellationToken = default) =>
            manager.ConnectAsync(new Connect(locator), cancellationToken);
    }
}
