using RoomCalls.Policies;

namespace RoomCalls.TestKit;

/// <summary>A policy that a function decides, and that keeps what it was asked.</summary>
public sealed class FakePolicy(Func<PolicyRequest, Capability> evaluate) : IRoomCallPolicy
{
    /// <summary>The requests that were evaluated.</summary>
    public List<PolicyRequest> Asked { get; } = [];

    /// <summary>The requests that every policy allowed.</summary>
    public List<PolicyRequest> Allowed { get; } = [];

    /// <summary>Denies everything for the reasons; allows everything without reasons.</summary>
    public static FakePolicy Answering(params CapabilityReason[] reasons) => new(_ => reasons.Length == 0 ? Capability.Allowed : Capability.Denied(reasons));

    /// <summary>Denies one kind of action.</summary>
    public static FakePolicy Denying<TAction>(params CapabilityReason[] reasons) =>
        new(request => request.Action is TAction ? Capability.Denied(reasons) : Capability.Allowed);

    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return new(evaluate(request));
    }

    public void OnActionAllowed(PolicyRequest request) => Allowed.Add(request);
}
