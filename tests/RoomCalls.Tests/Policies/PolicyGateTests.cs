using RoomCalls.Actions;
using RoomCalls.Policies;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Policies;

public sealed class PolicyGateTests
{
    private static readonly RemoveParticipant Action = new(People.Bob);

    [Fact]
    public async Task CheckAsync_WithoutPoliciesAllows() => await CheckAsync();

    [Fact]
    public async Task CheckAsync_AllMustAllowAndEachIsAskedWithTheFacts()
    {
        StubPolicy[] policies = [StubPolicy.Answering(), StubPolicy.Answering()];
        await CheckAsync(policies);
        Assert.All(policies, policy => Assert.Equal(new PolicyRequest(RoomCallActor.Administrator, Action) { RoomId = "991", State = RoomCallState.Empty }, Assert.Single(policy.Asked)));
    }

    [Fact]
    public async Task CheckAsync_TellsEveryReasonOfEveryPolicy()
    {
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => CheckAsync(
            StubPolicy.Answering(new("a", "Ask a presenter."), new("b", "Not today.")),
            StubPolicy.Answering(),
            StubPolicy.Answering(new CapabilityReason("c", "Not here."))));
        Assert.Equal(["a", "b", "c"], denied.Reasons.Select(r => r.Code));
        Assert.Equal(("RemoveParticipant", RoomCallActor.Administrator), (denied.Action, denied.Actor));
        Assert.EndsWith("Ask a presenter. Not today. Not here.", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_APolicyThatFailsIsNoPermission()
    {
        StubPolicy broken = new(_ => throw new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CheckAsync(broken, StubPolicy.Answering()));
    }

    private static Task CheckAsync(params IRoomCallPolicy[] policies) =>
        new PolicyGate(policies).CheckAsync(RoomCallActor.Administrator, Action, "991", RoomCallState.Empty, World.Token).AsTask();
}
