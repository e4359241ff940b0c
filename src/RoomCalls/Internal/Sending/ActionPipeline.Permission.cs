using RoomCalls.Actions;
using RoomCalls.Internal.Requests;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Sending;

/// <content>Permission: checked alone, and before every action that is sent.</content>
internal sealed partial class ActionPipeline
{
    /// <summary>Whether the action would be sent, with every reason why not.</summary>
    public Task<Capability> CanAsync(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken) => busy.CountAsync(async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        RoomCallAction prepared = action.WithDefaults(defaults);
        ActionCarrier carrier = selector.Select(scope, prepared);
        Capability obstacles = FindObstacles(scope, prepared, carrier);
        return obstacles.And((await EvaluateAsync(scope, prepared, carrier, cancellationToken).ConfigureAwait(false)).Capability);
    });

    /// <summary>As <see cref="CanAsync"/>, from what was read before.</summary>
    public Capability Can(ActionScope scope, RoomCallAction action)
    {
        RoomCallAction prepared = action.WithDefaults(defaults);
        ActionCarrier carrier = selector.Select(scope, prepared);
        return FindObstacles(scope, prepared, carrier).And(AddSeatObstacles(gate.Peek(CreateRequest(scope, prepared)), carrier));
    }

    /// <summary>Refuses what the actor may not do; the decision is published and logged.</summary>
    public async ValueTask RequirePermissionAsync(ActionScope scope, RoomCallAction prepared, ActionCarrier carrier, CancellationToken cancellationToken)
    {
        (Capability capability, PolicyRequest request) = await EvaluateAsync(scope, prepared, carrier, cancellationToken).ConfigureAwait(false);
        audit.Publish(scope, prepared, capability);
        if (!capability.IsAllowed)
        {
            throw new ActionDeniedException(prepared.Name, scope.Actor, capability.Reasons);
        }

        gate.NotifyAllowed(request);
    }

    /// <summary>Selects the carrier of the action, and refuses what the actor may not do.</summary>
    public ValueTask RequirePermissionAsync(ActionScope scope, RoomCallAction prepared, CancellationToken cancellationToken) =>
        RequirePermissionAsync(scope, prepared, selector.Select(scope, prepared), cancellationToken);

    private static PolicyRequest CreateRequest(ActionScope scope, RoomCallAction action) =>
        new(scope.Actor, action) { RoomId = action.TargetRoom ?? scope.RoomId, State = scope.State };

    /// <summary>Finds what prevents an action, whatever the actor.</summary>
    private Capability FindObstacles(ActionScope scope, RoomCallAction prepared, ActionCarrier carrier)
    {
        List<CapabilityReason> reasons = [.. CollectErrors(scope, prepared).Reasons];
        if (scope.Call is { HasEnded: true } && !carrier.Row.NeedsCall)
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "The call is over."));
        }
        else if (scope.Call is { HasEnded: false, IsClosed: true })
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "This process no longer holds the call: connect or attach again."));
        }

        if (carrier is { Transport: null, Obstacles.Count: 0 })
        {
            reasons.Add(new(CapabilityReasonCodes.FeatureNotSupported, Transports.Missing(carrier.Row).Message));
        }

        return Capability.FromReasons(reasons);
    }

    /// <summary>Asks the gate. The service confirms that a participant is not in the call: the local roster may lag behind.</summary>
    private async ValueTask<(Capability Capability, PolicyRequest Request)> EvaluateAsync(
        ActionScope scope, RoomCallAction prepared, ActionCarrier carrier, CancellationToken cancellationToken)
    {
        (Capability capability, PolicyRequest request) = await gate.EvaluateAsync(CreateRequest(scope, prepared), cancellationToken).ConfigureAwait(false);
        bool isAbsenceAlone = capability.Reasons is [{ Code: CapabilityReasonCodes.ParticipantNotInCall }]
            && scope is { Call.HasEnded: false, ConnectionId: not null };
        return isAbsenceAlone && await requests.IsInCallAsync(scope.ConnectionId!.Value, prepared.Target!, cancellationToken).ConfigureAwait(false) != false
            ? (AddSeatObstacles(Capability.Allowed, carrier), request)
            : (AddSeatObstacles(capability, carrier), request);
    }

    /// <summary>Adds why a seat does not carry the action: to a refusal, and where no other transport carries it.</summary>
    private static Capability AddSeatObstacles(Capability capability, ActionCarrier carrier) =>
        capability.IsAllowed && carrier.Transport is not null ? capability : capability.And(Capability.FromReasons(carrier.Obstacles));
}
