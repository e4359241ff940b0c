using RoomCalls.Actions;

namespace RoomCalls.Policies;

/// <summary>Asks every policy, and refuses with every reason of every policy.</summary>
internal sealed class PolicyGate(IEnumerable<IRoomCallPolicy> policies)
{
    private readonly IRoomCallPolicy[] _policies = [.. policies];

    public async ValueTask CheckAsync(RoomCallActor actor, RoomCallAction action, RoomId? roomId, RoomCallState state, CancellationToken cancellationToken)
    {
        if (_policies.Length == 0)
        {
            return;
        }

        PolicyRequest request = new(actor, action) { RoomId = roomId, State = state };
        Capability capability = Capability.Allowed;
        foreach (IRoomCallPolicy policy in _policies)
        {
            capability = capability.And(await policy.EvaluateAsync(request, cancellationToken).ConfigureAwait(false));
        }

        if (!capability.IsAllowed)
        {
            throw new ActionDeniedException(action.Name, actor, capability.Reasons);
        }
    }
}
