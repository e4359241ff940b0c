using RoomCalls.Policies;

namespace RoomCalls.Tests.Support;

internal sealed class StubPolicy(Func<PolicyRequest, Capability> answer) : IRoomCallPolicy
{
    public List<PolicyRequest> Asked { get; } = [];

    public List<PolicyRequest> Allowed { get; } = [];

    public static StubPolicy Answering(params CapabilityReason[] reasons) => new(_ => reasons.Length == 0 ? Capability.Allowed : Capability.Denied(reasons));

    public ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return new(answer(request));
    }

    public void OnActionAllowed(PolicyRequest request) => Allowed.Add(request);
}
