using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Seats;

/// <summary>A user joined the call in a client, without the application; the application adopts the seat.</summary>
public sealed class AdoptedSeatSpecs
{
    [Fact]
    public async Task A_seat_that_is_adopted_first_is_in_the_call_that_I_connect_to()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        ClientElsewhere client = await ClientElsewhere.JoinAsync(fixture, fixture.Alice);
        CallHold hold = await AdoptAsync(fixture, client, inRoom: true);
        Assert.Equal((SeatState.Connected, RoomRole.Presenter), (hold.Call.State.Seats[0].State, hold.Call.State.Seats[0].Role));

        await using IRoomCall server = await fixture.ConnectAsync();

        Assert.Same(server.State, hold.Call.State);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined), entry => entry.RawId == fixture.Alice.RawId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_does_not_say_the_call_is_recognized_by_the_server_call_id(bool connectsFirst)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        ClientElsewhere client = await ClientElsewhere.JoinAsync(fixture, fixture.Alice);
        IRoomCall? server = connectsFirst ? await fixture.ConnectAsync() : null;
        CallHold hold = await AdoptAsync(fixture, client, inRoom: false);
        server ??= await fixture.ConnectAsync();

        Assert.Same(server.State, hold.Call.State);
        Assert.Single(fixture.Manager.Calls);
        Assert.Equal(2, server.State.Participants.Count);
        await server.ForActor(RoomCallActor.Participant(fixture.Alice)).ExecuteAsync(new RaiseHand(), CurrentTest.Token);
        await bob.LeaveAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal((true, 1), (server.State.Seats[0].IsHandRaised, server.State.Participants.Count));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_adopted_seat_goes_when_its_user_is_removed()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        ClientElsewhere client = await ClientElsewhere.JoinAsync(fixture, fixture.Alice);
        CallHold hold = await AdoptAsync(fixture, client, inRoom: true);

        IRoomCall server = await fixture.ConnectAsync();

        await fixture.AdvanceToResultAsync(server.RemoveParticipantAsync(fixture.Alice, CurrentTest.Token));
        await fixture.SettleAsync();

        Assert.False(Assert.Single(server.State.Seats).IsLive);
        Assert.Empty(hold.Call.Members.Seats);
        await hold.ReleaseAsync();
        await fixture.AdvanceToResultAsync(server.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        Assert.Empty(fixture.Runtime.Directory.All);
    }

    private static Task<CallHold> AdoptAsync(EmulatorFixture fixture, ClientElsewhere client, bool inRoom) => fixture.Runtime.WaysIn.AdoptAsync(
        ActorChain.Application, inRoom ? client.Offer with { Locator = fixture.Locator } : client.Offer, CurrentTest.Token);
}
