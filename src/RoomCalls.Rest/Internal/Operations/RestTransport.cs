using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Internal.Operations;

/// <summary>Carries actions over REST: those of one table for calls, those of another for rooms and users.</summary>
internal sealed class RestTransport : ICallAutomationTransport, IRoomsTransport
{
    private readonly OperationRunner _runner;

    private RestTransport(OperationRunner runner) => _runner = runner;

    public static RestTransport ForCalls(RestPipeline pipeline, RestConnection connection) => new(new(
        pipeline, connection, "The rooms transport", [.. ConnectionOperations.All, .. ParticipantOperations.All, .. MediaOperations.All]));

    public static RestTransport ForRooms(RestPipeline pipeline, RestConnection connection) => new(new(
        pipeline, connection, "The Call Automation transport", [.. RoomOperations.All, .. IdentityOperations.All]));

    /// <inheritdoc/>
    public bool Supports(RoomCallAction action) => _runner.Supports(action);

    /// <inheritdoc/>
    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) =>
        _runner.SendAsync(action, envelope, cancellationToken);
}
