using RoomCalls.Actions;
using RoomCalls.CallAutomation.Hosting;
using RoomCalls.CallAutomation.Http;
using RoomCalls.CallAutomation.Operations;
using RoomCalls.Transport;

namespace RoomCalls.CallAutomation;

/// <summary>Carries the administration of rooms and users over REST.</summary>
internal sealed class RestRoomsTransport(RestPipeline pipeline, CallAutomationConnection connection) : IRoomsTransport
{
    private readonly OperationRunner _runner = new(
        pipeline, connection, "The Call Automation transport", [.. RoomOperations.All, .. IdentityOperations.All]);

    /// <inheritdoc/>
    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) =>
        _runner.SendAsync(action, envelope, cancellationToken);
}
