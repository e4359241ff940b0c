using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Roles;
using RoomCalls.Policies;

namespace RoomCalls.Tests.Internal.Roles;

public sealed class PolicyGateTests
{
    private static readonly RemoveParticipant Action = new(KnownPeople.Bob);

    [Fact]
    public async Task EvaluateAsync_NoPolicies_TheRoleDecides()
    {
        Assert.Equal(Capability.Allowed, await EvaluateAsync());
        Capability denied = await EvaluateAsync(RoomCallActor.InRole(RoomRole.Attendee));
        Assert.Equal((CapabilityReasonCodes.RoleRestricted, "An Attendee may not RemoveParticipant. Remove a participant."), (denied.Reasons[0].Code, Assert.Single(denied.Reasons).Message));
    }

    [Fact]
    public async Task EvaluateAsync_SeveralPolicies_AsksEachWithTheFacts()
    {
        FakePolicy[] policies = [FakePolicy.Answering(), FakePolicy.Answering()];
        await EvaluateAsync(RoomCallActor.InRole(RoomRole.Presenter), policies);
        Assert.All(policies, policy => Assert.Equal(
            new PolicyRequest(RoomCallActor.InRole(RoomRole.Presenter), Action) { Role = RoomRole.Presenter, RoomId = "991", State = RoomCallState.Empty },
            Assert.Single(policy.Asked)));
        Assert.Equal(KnownPeople.Bob, policies[0].Asked[0].Target);
    }

    [Fact]
    public async Task EvaluateAsync_SeveralDenials_ReportsEveryReason()
    {
        Capability denied = await EvaluateAsync(
            RoomCallActor.InRole(RoomRole.Consumer),
            FakePolicy.Answering(new("a", "Ask a presenter."), new("b", "Not today.")),
            FakePolicy.Answering(),
            FakePolicy.Answering(new CapabilityReason("c", "Not here.")));
        Assert.Equal(["RoleRestricted", "a", "b", "c"], denied.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task EvaluateAsync_PolicyThrows_IsRethrown()
    {
        FakePolicy broken = new(_ => throw new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => EvaluateAsync(RoomCallActor.Administrator, broken, FakePolicy.Answering()));
    }

    [Fact]
    public void Peek_PolicyThatAnswersLater_IsNotInitialized()
    {
        Capability capability = Gate([new LatePolicy()]).Peek(new(RoomCallActor.Administrator, Action));
        Assert.Equal(CapabilityReasonCodes.NotInitialized, Assert.Single(capability.Reasons).Code);
    }

    private static PolicyGate Gate(IRoomCallPolicy[] policies)
    {
        ManualTimeProvider clock = new();
        RoleOptions roles = new();
        RoomDirectory directory = new(id => Task.FromResult(new Room(id)), _ => Task.FromResult<IReadOnlyList<RoomParticipant>>([]), roles, clock, new());
        return new PolicyGate(ActionCatalog.Default, roles.GetEffectivePermissions(), directory, policies, clock);
    }

    private static async Task<Capability> EvaluateAsync(RoomCallActor? actor = null, params IRoomCallPolicy[] policies) =>
        (await Gate(policies).EvaluateAsync(new(actor ?? RoomCallActor.Administrator, Action) { RoomId = "991" }, CurrentTest.Token)).Capability;

    private sealed class LatePolicy : IRoomCallPolicy
    {
        public async ValueTask<Capability> EvaluateAsync(PolicyRequest request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Capability.Allowed;
        }
    }
}
