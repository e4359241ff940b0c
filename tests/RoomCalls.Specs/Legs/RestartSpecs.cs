using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Legs;

/// <summary>The application is restarted while its call goes on: same callback address, same secret.</summary>
public sealed class RestartSpecs
{
    private const string Secret = "the secret of every instance";

    [Fact]
    public async Task I_can_take_up_a_call_after_a_restart()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        CallConnectionId leg = await ConnectAndStopAsync(fixture);
        await using ApplicationInstance second = fixture.Start("desk", Secret);

        await using IRoomCall call = await second.Manager.AttachAsync(leg, CurrentTest.Token);

        Assert.Equal((leg, CallConnectionState.Connected), (call.ConnectionId, call.State.Connection));
        Assert.Null(call.RoomId);
        Assert.Equal([fixture.Alice, fixture.Bob], call.State.Participants.Select(p => p.Id));
        Assert.False(second.Runtime.Directory.All.Single().Leg!.IsForeign);
        Assert.Single(fixture.Emulator.RequestsOf("Connect"));
        Assert.Single(fixture.Emulator.RequestsOf("GetCall"));
        Assert.Single(fixture.Emulator.RequestsOf("ListParticipants"));
    }

    [Fact]
    public async Task I_can_follow_and_manage_a_call_after_a_restart()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        CallConnectionId leg = await ConnectAndStopAsync(fixture);
        await using ApplicationInstance second = fixture.Start("desk", Secret);
        await using IRoomCall call = await second.Manager.AttachAsync(leg, CurrentTest.Token);
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.LeaveAsync(fixture.Bob);
        Assert.Equal(fixture.Bob, (await events.UntilAsync<ParticipantLeft>()).Participant.Id);
        await fixture.Emulator.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        ActionFailedException failed = await fixture.Emulator.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token));
        await fixture.Emulator.AdvanceToResultAsync(call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("1"), CurrentTest.Token));
        Assert.Equal(StateConfirmation.Confirmed, await fixture.Emulator.AdvanceToResultAsync(call.MuteParticipantAsync(fixture.Alice, CurrentTest.Token)));
        await fixture.Emulator.AdvanceToResultAsync(call.HangUpForEveryoneAsync(CurrentTest.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal(7000, (await events.UntilAsync<CallDisconnected>()).ResultInformation?.SubCode);
        Assert.All(fixture.Emulator.Deliveries.Where(d => d.Status is not null), d => Assert.StartsWith(second.CallbackUri.AbsoluteUri, d.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_can_see_what_happened_between_the_restart_and_taking_up_the_call()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        CallConnectionId leg = await ConnectAndStopAsync(fixture);
        await using ApplicationInstance second = fixture.Start("desk", Secret);
        await using EventCollector ofAll = EventCollector.Listen(second.Manager);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.Emulator.AdvanceAsync(0);
        Assert.Equal(leg, (await ofAll.UntilAsync<ParticipantsUpdated>()).CallConnectionId);

        await using IRoomCall call = await second.Manager.AttachAsync(leg, CurrentTest.Token);

        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(0, second.Runtime.Store.UnclaimedCount);
    }

    [Fact]
    public async Task I_can_take_up_one_leg_twice_and_hold_it_once()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        CallConnectionId leg = await ConnectAndStopAsync(fixture);
        await using ApplicationInstance second = fixture.Start("desk", Secret);

        IRoomCall[] handles = await Task.WhenAll(second.Manager.AttachAsync(leg, CurrentTest.Token), second.Manager.AttachAsync(leg, CurrentTest.Token));
        await using IRoomCall third = await second.Manager.AttachAsync(leg, CurrentTest.Token);

        Assert.Single(second.Manager.Calls);
        Assert.Same(handles[0].State, third.State);
        await handles[0].DisposeAsync();
        await handles[1].DisposeAsync();
        Assert.Single(second.Manager.Calls);
    }

    [Fact]
    public async Task I_can_see_that_a_leg_is_gone()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        await using ApplicationInstance application = fixture.Start("desk", Secret);
        await fixture.OpenRoomAsync(application);
        await using IRoomCall call = await fixture.ConnectAsync(application);
        await fixture.Emulator.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        await fixture.Emulator.AdvanceAsync(1);

        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => application.Manager.AttachAsync(call.ConnectionId!.Value, CurrentTest.Token));

        Assert.Equal(404, gone.ResultInformation.Code);
        Assert.Empty(application.Manager.Calls);
    }

    [Fact]
    public async Task I_can_change_the_secret_and_still_take_up_older_calls()
    {
        await using MultiInstanceFixture fixture = await MultiInstanceFixture.StartAsync();
        CallConnectionId leg = await ConnectAndStopAsync(fixture);
        await using ApplicationInstance second = fixture.Start("desk", "a new secret altogether", o => o.PreviousCallbackSecrets.Add(Secret));

        await using IRoomCall call = await second.Manager.AttachAsync(leg, CurrentTest.Token);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.Emulator.AdvanceAsync(0);

        Assert.False(second.Runtime.Directory.All.Single().Leg!.IsForeign);
        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
    }

    private static async Task<CallConnectionId> ConnectAndStopAsync(MultiInstanceFixture fixture)
    {
        ApplicationInstance first = fixture.Start("desk", Secret);
        await fixture.OpenRoomAsync(first);
        IRoomCall call = await fixture.ConnectAsync(first);
        await first.DisposeAsync();
        Assert.Empty(fixture.Emulator.LedgerOf(LedgerKind.HungUp));
        return call.ConnectionId!.Value;
    }
}
