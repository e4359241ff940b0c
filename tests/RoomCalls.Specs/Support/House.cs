using RoomCalls.Policies;

namespace RoomCalls.Specs.Support;

/// <summary>A policy of the application's own.</summary>
internal sealed class House(Func<PolicyRequest, Capability> rule) : IRoomCallPolicy
{
    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(rule(request));

    /// <summary>Forbids one kind of action, with the reasons given.</summary>
    public static House Forbids<TAction>(params CapabilityReason[] reasons) =>
        new(request => request.Action is TAction ? Capability.Denied(reasons) : Capability.Allowed);
}
