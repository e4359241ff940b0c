using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Sending;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class PermitStepTests
{
    private static readonly RoomCallActor Attendee = RoomCallActor.InRole(RoomRole.Attendee);
    private static readonly RoomCallActor Presenter = RoomCallActor.InRole(RoomRole.Presenter);

    [Fact]
    public async Task RunAsync_ChainWithOneDenied_IsDeniedAndAudited()
    {
        using StepFixture fixture = new();
        await using EventCollector events = fixture.Live.Listen();
        ActionRun<ResultInformation> run = fixture.CreateRun(new RemoveParticipant(KnownPeople.Bob), Attendee, Presenter);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Permit.RunAsync(run).AsTask());
        Assert.Equal(CapabilityReasonCodes.RoleRestricted, Assert.Single(denied.Reasons).Code);
        ActionDecided decided = await events.UntilAsync<ActionDecided>();
        Assert.Equal([Attendee, Presenter], decided.ActorChain);
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public async Task RunAsync_ReasonOfBothActors_IsSaidOnce()
    {
        FakePolicy closed = FakePolicy.Answering(new CapabilityReason("closed", "Not today."));
        using StepFixture fixture = new(closed);
        ActionRun<ResultInformation> run = fixture.CreateRun(new RemoveParticipant(KnownPeople.Bob), Presenter, RoomCallActor.Administrator);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Permit.RunAsync(run).AsTask());
        Assert.Equal("closed", Assert.Single(denied.Reasons).Code);
        Assert.Equal([Presenter, RoomCallActor.Administrator], closed.Asked.Select(r => r.Actor));
        Assert.Empty(closed.Allowed);
    }

    [Fact]
    public async Task RunAsync_Allowed_NotifiesThePolicyOfEachActorOnce()
    {
        FakePolicy policy = FakePolicy.Answering();
        using StepFixture fixture = new(policy);
        Assert.True(await fixture.Permit.RunAsync(fixture.CreateRun(new ListParticipants(), Presenter, Attendee, Presenter)));
        Assert.Equal([Presenter, Attendee], policy.Allowed.Select(r => r.Actor));
    }

    [Fact]
    public async Task AskAsync_ErrorsAndRole_ReportsBothAndNothingIsAudited()
    {
        FakePolicy policy = FakePolicy.Answering();
        using StepFixture fixture = new(policy);
        ActionErrors errors = new();
        errors.Add("Wrong.");
        Capability asked = await fixture.Permit.AskAsync(fixture.CreateRun(new RemoveParticipant(KnownPeople.Bob), Attendee), errors);
        Assert.Equal([CapabilityReasonCodes.InvalidInput, CapabilityReasonCodes.RoleRestricted], asked.Reasons.Select(r => r.Code));
        Assert.Empty(policy.Allowed);
    }
}
