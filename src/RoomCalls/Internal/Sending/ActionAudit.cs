using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Roles;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Sending;

/// <summary>Publishes each decision to the readers of the call and of all calls, and to the log, masked.</summary>
internal sealed partial class ActionAudit(ManagerFeed managerFeed, TimeProvider timeProvider, ILogger logger)
{
    public void Publish(ActionScope scope, RoomCallAction action, Capability capability)
    {
        ActionDecided decided = new()
        {
            ActionName = action.Name,
            Actor = scope.Actor,
            ActorChain = scope.Actors.Actors,
            Target = action.Target,
            Capability = capability,
            Time = timeProvider.GetUtcNow(),
            CallConnectionId = scope.ConnectionId ?? default,
            ServerCallId = scope.State.ServerCallId,
            CorrelationId = scope.State.CorrelationId,
            OperationContext = action.CallerContext,
        };
        if (scope.Call is { } call)
        {
            call.PostLocalEvent(decided);
        }
        else
        {
            managerFeed.Publish([decided]);
        }

        Log(decided, scope.Actors);
    }

    /// <summary>Logs that a listener of the application to traces or metrics has thrown; the outcome of the action is not affected.</summary>
    public void ListenerFailed(string action, Exception thrown) => ListenerFailed(logger, action, thrown);

    [LoggerMessage(30, LogLevel.Debug, "{Action} as {Actor} on {Target} of call {ConnectionId} is allowed.")]
    private static partial void Allowed(ILogger logger, string action, ActorChain actor, ParticipantId? target, CallConnectionId connectionId);

    [LoggerMessage(31, LogLevel.Information, "{Action} as {Actor} on {Target} of call {ConnectionId} is {Capability}")]
    private static partial void Denied(
        ILogger logger, string action, ActorChain actor, ParticipantId? target, CallConnectionId connectionId, Capability capability);

    [LoggerMessage(32, LogLevel.Error, "A listener to traces or metrics has thrown at the end of {Action}. The outcome is not affected.")]
    private static partial void ListenerFailed(ILogger logger, string action, Exception exception);

    private void Log(ActionDecided decided, ActorChain actors)
    {
        if (decided.Capability.IsAllowed)
        {
            Allowed(logger, decided.ActionName, actors, decided.Target, decided.CallConnectionId);
        }
        else
        {
            Denied(logger, decided.ActionName, actors, decided.Target, decided.CallConnectionId, decided.Capability);
        }
    }
}
