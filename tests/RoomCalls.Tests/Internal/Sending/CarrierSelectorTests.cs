using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Transport;

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

    [Theory]
    [InlineData("removeParticipant")]
    [InlineData("RemoveParticipant")]
    public async Task Select_ClientDeniesByEitherSdksName_IsDeniedByTheSeat(string capability)
    {
        ScriptedCallingTransport calling = new();
        calling.First = calling.First with { Capabilities = new Dictionary<SeatCapability, Capability> { [capability] = Capability.Denied("RoleRestricted", "The client says no.") } };
        await using ScriptedFixture fixture = new(services => services.AddSingleton<ICallingTransport>(calling));
        fixture.Transport.Directory.Roster.Add(new RoomParticipant(KnownPeople.Alice, RoomRole.Presenter));
        await using IRoomCall seat = await fixture.Manager.JoinAsync(Join(KnownPeople.Alice), CurrentTest.Token);

        Capability removing = await seat.CanAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);

        Assert.Contains("The client says no.", removing.ToString(), StringComparison.Ordinal);
        Assert.True((await seat.CanAsync(new MuteAllOthers(), CurrentTest.Token)).IsAllowed);
    }

    private static JoinCall Join(ParticipantId user) =>
        new(ScriptedFixture.Locator, SeatUser.WithToken(user, new RoomUserToken("a token", ManualTimeProvider.Start.AddDays(1))));
}
