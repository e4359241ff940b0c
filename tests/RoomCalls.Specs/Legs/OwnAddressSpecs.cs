using RoomCalls.Actions;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Legs;

/// <summary>
/// A leg is ours when its callbacks come to us: our key alone does not say so, because another application can share the secret. Whatever else is foreign, and is
/// read where no callback tells.
/// </summary>
public sealed class OwnAddressSpecs
{
    [Theory]
    [InlineData("https://other.example/events")]
    [InlineData("https://app.example/elsewhere")]
    [InlineData("https://app.example/events/more")]
    [InlineData("https://app.example/Events")]
    [InlineData("https://app.example:8443/events")]
    public async Task A_leg_with_our_key_whose_callbacks_go_elsewhere_is_foreign(string address)
    {
        await using FakeServiceFixture fixture = new();
        FakeLeg leg = await OrphanAsync(fixture, new Uri(address));
        leg.Call.People.Add(KnownPeople.Bob);

        await using IRoomCall call = await fixture.ResultAsync(fixture.Manager.AttachAsync(new AttachCall(leg.Id) { RoomId = FakeServiceFixture.Room }, CurrentTest.Token));

        Assert.Contains(fixture.Service.Requests, r => r.Action is ListParticipants);
        Assert.Contains(KnownPeople.Bob, call.State.Participants.Select(p => p.Id));
        await fixture.ResultAsync(call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token));
        Uri? callback = fixture.Service.Requests.Last(r => r.Action is RemoveParticipant).Envelope.CallbackUri;
        Assert.Equal("https://app.example/events", callback?.GetLeftPart(UriPartial.Path));
    }

    [Theory]
    [InlineData("https://app.example/events")]
    [InlineData("https://APP.example/events")]
    [InlineData("https://app.example:443/events")]
    [InlineData("https://app.example/events?version=2")]
    public async Task A_leg_with_our_key_whose_callbacks_come_to_us_is_ours(string address)
    {
        await using FakeServiceFixture fixture = new();
        FakeLeg leg = await OrphanAsync(fixture, new Uri(address));

        await using IRoomCall call = await fixture.ResultAsync(fixture.Manager.AttachAsync(new AttachCall(leg.Id) { RoomId = FakeServiceFixture.Room }, CurrentTest.Token));
        leg.Call.People.Add(KnownPeople.Bob);
        fixture.Service.SendRoster(leg);
        await fixture.SettleAsync();

        Assert.Contains(KnownPeople.Bob, call.State.Participants.Select(p => p.Id));
        await fixture.ResultAsync(call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token));
        Assert.Null(fixture.Service.Requests.Last(r => r.Action is RemoveParticipant).Envelope.CallbackUri);
    }

    [Fact]
    public async Task A_leg_with_another_key_is_foreign_though_it_names_our_address()
    {
        await using FakeServiceFixture fixture = new();
        FakeLeg leg = fixture.Service.OpenLeg(FakeServiceFixture.Room, new Uri("https://app.example/events?call=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), isForeign: true);
        leg.Call.People.Add(KnownPeople.Bob);

        await using IRoomCall call = await fixture.ResultAsync(fixture.Manager.AttachAsync(new AttachCall(leg.Id) { RoomId = FakeServiceFixture.Room }, CurrentTest.Token));

        Assert.Contains(KnownPeople.Bob, call.State.Participants.Select(p => p.Id));
        await fixture.ResultAsync(call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token));
        Assert.NotNull(fixture.Service.Requests.Last(r => r.Action is RemoveParticipant).Envelope.CallbackUri);
    }

    /// <summary>A leg that was connected with a callback address, and that nobody holds any more.</summary>
    private static async Task<FakeLeg> OrphanAsync(FakeServiceFixture fixture, Uri address)
    {
        ConnectCall connect = new(fixture.Locator) { CallbackUri = address };
        Task<IRoomCall> connecting = fixture.Manager.ConnectAsync(connect, CurrentTest.Token);
        await fixture.AdvanceAsync(10);
        if (!connecting.IsCompleted)
        {
            // Its callbacks go elsewhere: that it came up is told here by hand.
            fixture.Service.TellConnected(fixture.Service.Legs.Single());
        }

        await (await fixture.ResultAsync(connecting)).DisposeAsync();
        return fixture.Service.Legs.Single();
    }
}
