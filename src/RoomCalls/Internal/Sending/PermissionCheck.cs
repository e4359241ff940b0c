using System.Collections.Immutable;
using RoomCalls.Actions;
using RoomCalls.Internal.Requests;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Sending;

/// <summary>Asks the gate for each actor of the chain: an action is allowed when each of them may do it, and a refusal has the reasons of each.</summary>
internal sealed class PermissionCheck(PolicyGate gate, InternalRequests requests)
{
    /// <summary>Evaluates an action. The service confirms that a participant is not in the call: the local roster may lag behind.</summary>
    public async ValueTask<PermissionAnswer> EvaluateAsync(
        ActionScope scope, RoomCallAction prepared, ActionCarrier carrier, CancellationToken cancellationToken)
    {
        ImmutableArray<RoomCallActor> actors = scope.Actors.Distinct;
        PolicyRequest[] known = new PolicyRequest[actors.Length];
        Capability capability = Capability.Allowed;
        for (int i = 0; i < actors.Length; i++)
        {
            (Capability ofActor, known[i]) = await gate.EvaluateAsync(CreateRequest(scope, actors[i], prepared), cancellationToken).ConfigureAwait(false);
            capability = Join(capability, ofActor);
        }

        bool isAbsenceAlone = capability.Reasons is [{ Code: CapabilityReasonCodes.ParticipantNotInCall }]
            && scope is { Call.HasEnded: false, ConnectionId: not null };
        return isAbsenceAlone && await requests.IsInCallAsync(scope.ConnectionId!.Value, prepared.Target!, cancellationToken).ConfigureAwait(false) != false
            ? new(AddSeatObstacles(Capability.Allowed, carrier), known)
            : new(AddSeatObstacles(capability, carrier), known);
    }

    /// <summary>As <see cref="EvaluateAsync"/>, from what was read before.</summary>
    public Capability Peek(ActionScope scope, RoomCallAction prepared, ActionCarrier carrier)
    {
        Capability capability = Capability.Allowed;
        foreach (RoomCallActor actor in scope.Actors.Distinct)
        {
            capability = Join(capability, gate.Peek(CreateRequest(scope, actor, prepared)));
        }

        return AddSeatObstacles(capability, carrier);
    }

    /// <summary>Notifies the policies, for each actor, that an action is sent.</summary>
    public void NotifyAllowed(PermissionAnswer answer)
    {
        foreach (PolicyRequest request in answer.Requests)
        {
            gate.NotifyAllowed(request);
        }
    }

    private static PolicyRequest CreateRequest(ActionScope scope, RoomCallActor actor, RoomCallAction action) =>
        new(actor, action) { RoomId = action.TargetRoom ?? scope.RoomId, State = scope.State };

    /// <summary>Joins the answers for two actors; a reason that both have is said once.</summary>
    private static Capability Join(Capability first, Capability second) => first.IsAllowed ? second
        : second.IsAllowed ? first
        : Capability.FromReasons([.. first.Reasons.Union(second.Reasons)]);

    /// <summary>Adds why a seat does not carry the action: to a refusal, and where no other transport carries it.</summary>
    private static Capability AddSeatObstacles(Capability capability, ActionCarrier carrier) =>
        capability.IsAllowed && carrier.Transport is not null ? capability : capability.And(Capability.FromReasons(carrier.Obstacles));
}

/// <summary>Whether an action is allowed, and the requests with the facts that the answer is based on: one per actor.</summary>
internal readonly record struct PermissionAnswer(Capability Capability, IReadOnlyList<PolicyRequest> Requests);
