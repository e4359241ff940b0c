using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Sending;

/// <content>Whether an action may be taken: asked by itself, and before everything that is sent.</content>
internal sealed partial class ActionPipeline
{
    /// <summary>Whether the action would be sent, with every reason why not.</summary>
    public Task<Capability> CanAsync(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken) => busy.CountAsync(async () =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        RoomCallAction prepared = action.WithDefaults(defaults);
        ActionCarrier route = router.Select(scope, prepared);
        Capability obstacles = Obstacles(scope, prepared, route);
        return obstacles.And((await JudgeAsync(scope, prepared, route, cancellationToken).ConfigureAwait(false)).Capability);
    });

    /// <summary>As <see cref="CanAsync"/>, from what was read before.</summary>
    public Capability Can(ActionScope scope, RoomCallAction action)
    {
        RoomCallAction prepared = action.WithDefaults(defaults);
        ActionCarrier route = router.Select(scope, prepared);
        return Obstacles(scope, prepared, route).And(WithRoute(gate.Peek(Request(scope, prepared)), route));
    }

    /// <summary>Refuses what the actor may not do; the decision is told to readers and logged.</summary>
    public async ValueTask RequirePermissionAsync(ActionScope scope, RoomCallAction prepared, ActionCarrier route, CancellationToken cancellationToken)
    {
        (Capability capability, PolicyRequest request) = await JudgeAsync(scope, prepared, route, cancellationToken).ConfigureAwait(false);
        audit.Publish(scope, prepared, capability);
        if (!capability.IsAllowed)
        {
            throw new ActionDeniedException(prepared.Name, scope.Actor, capability.Reasons);
        }

        gate.NotifyAllowed(request);
    }

    /// <summary>As above, for an action that brings its own way.</summary>
    public ValueTask RequirePermissionAsync(ActionScope scope, RoomCallAction prepared, CancellationToken cancellationToken) =>
        RequirePermissionAsync(scope, prepared, router.Select(scope, prepared), cancellationToken);

    private static PolicyRequest Request(ActionScope scope, RoomCallAction action) =>
        new(scope.Actor, action) { RoomId = action.TargetRoom ?? scope.RoomId, State = scope.State };

    /// <summary>What keeps an action from being sent, whoever asks.</summary>
    private Capability Obstacles(ActionScope scope, RoomCallAction prepared, ActionCarrier route)
    {
        List<CapabilityReason> reasons = [.. Errors(scope, prepared).Reasons];
        if (scope.Call is { HasEnded: true } && !prepared.NeedsCall)
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "The call is over."));
        }
        else if (scope.Call is { HasEnded: false, IsClosed: true })
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "Nobody here holds the call any more: connect or attach again."));
        }

        if (route is { Transport: null, Obstacles.Count: 0 })
        {
            reasons.Add(new(CapabilityReasonCodes.FeatureNotSupported, Transports.Missing(prepared).Message));
        }

        return Capability.FromReasons(reasons);
    }

    /// <summary>Asks the gate. That somebody is not in the call is looked up before it is said: our roster may lag behind.</summary>
    private async ValueTask<(Capability Capability, PolicyRequest Request)> JudgeAsync(
        ActionScope scope, RoomCallAction prepared, ActionCarrier route, CancellationToken cancellationToken)
    {
        (Capability capability, PolicyRequest request) = await gate.EvaluateAsync(Request(scope, prepared), cancellationToken).ConfigureAwait(false);
        bool isAbsenceAlone = capability.Reasons is [{ Code: CapabilityReasonCodes.ParticipantNotInCall }] && scope is { Call.HasEnded: false, ConnectionId: not null };
        return isAbsenceAlone && await requests.IsInCallAsync(scope.ConnectionId!.Value, prepared.Target!, cancellationToken).ConfigureAwait(false) != false
            ? (WithRoute(Capability.Allowed, route), request)
            : (WithRoute(capability, route), request);
    }

    /// <summary>A refusal says also why the seat could not; and what is allowed needs a way.</summary>
    private static Capability WithRoute(Capability capability, ActionCarrier route) =>
        capability.IsAllowed && route.Transport is not null ? capability : capability.And(Capability.FromReasons(route.Obstacles));
}
