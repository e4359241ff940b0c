using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Sending;

public sealed class CarrierSelectorTests
{
    [Fact]
    public async Task Select_ActionOfACallUnsupported_IsRefusedBeforeItIsSent()
    {
        await using ScriptedFixture fixture = new();
        await using IRoomCall call = await fixture.ConnectAsync(KnownPeople.Bob);
        fixture.Transport.Lacks = static action => action is MuteParticipant;
        int before = fixture.Transport.Requests.Count;
        MuteParticipant mute = new(KnownPeople.Bob);

        Assert.Equal(CapabilityReasonCodes.FeatureNotSupported, Assert.Single((await call.CanAsync(mute, CurrentTest.Token)).Reasons).Code);
        Assert.Equal(CapabilityReasonCodes.FeatureNotSupported, Assert.Single(call.Can(mute).Reasons).Code);
        ActionDeniedException refused = await Assert.ThrowsAsync<ActionDeniedException>(() => call.ExecuteAsync(mute, CurrentTest.Token));

        Assert.Contains("MuteParticipant", Assert.Single(refused.Reasons).Message, StringComparison.Ordinal);
        Assert.Equal(before, fixture.Transport.Requests.Count);
        Assert.True((await call.CanAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token)).IsAllowed);
    }

    [Fact]
    public async Task Select_ActionWithoutACallUnsupported_IsRefusedBeforeItIsSent()
    {
        await using ScriptedFixture fixture = new();
        fixture.Transport.Lacks = static action => action is ConnectCall or CreateUser;
        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ConnectAsync(new ConnectCall(ScriptedFixture.Locator), CurrentTest.Token));
        await Assert.ThrowsAsync<ActionDeniedException>(() => fixture.Manager.ExecuteAsync(new CreateUser(), CurrentTest.Token));
        Assert.Empty(fixture.Transport.Requests);
    }
}
