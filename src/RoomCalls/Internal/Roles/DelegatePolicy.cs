using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>A policy that is one function.</summary>
internal sealed class DelegatePolicy(Func<PolicyRequest, Capability> evaluate) : IRoomCallPolicy
{
    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) => new(evaluate(request));
}
