using RoomCalls.Actions;
using RoomCalls.CallAutomation.Hosting;
using RoomCalls.CallAutomation.Http;
using RoomCalls.CallAutomation.Operations;
using RoomCalls.Transport;

namespace RoomCalls.CallAutomation;

/// <summary>Carries the server side's actions over REST.</summary>
internal sealed class RestCallAutomationTransport(RestPipeline pipeline, CallAutomationConnection connection) : ICallAutomationTransport
{
    private readonly OperationRunner _runner = new(
        pipeline, connection, "The rooms transport", [.. ConnectionOperations.All, .. ParticipantOperations.All, .. MediaOperations.All]);

    /// <inheritdoc/>
    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) =>
        _runner.SendAsync(action, envelope, cancellationToken);
}
