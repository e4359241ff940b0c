using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Legs;

/// <summary>The application is restarted while its call goes on: same callback address, same secret.</summary>
public sealed class RestartSpecs
{
    private const string Secret = "the secret of every instance";

    [Fact]
    public async Task I_can_take_up_a_call_after_a_restart()
    {
        await using Town town = await Town.BuildAsync();
        (Meeting meeting, CallConnectionId leg) = await ConnectAndStopAsync(town);
        await using Application second = town.Start("desk", Secret);

        await using IRoomCall call = await second.Manager.AttachAsync(leg, Stage.Token);

        Assert.Equal((leg, CallConnectionState.Connected), (call.ConnectionId, call.State.Connection));
        Assert.Null(call.RoomId);
        Assert.Equal([meeting.Alice, meeting.Bob], call.State.Participants.Select(p => p.Id));
        Assert.False(second.Engine.Registry.All.Single().Leg.IsForeign);
        Assert.Single(town.Emulator.RequestsOf("Connect"));
        Assert.Single(town.Emulator.RequestsOf("GetCall"));
        Assert.Single(town.Emulator.RequestsOf("ListParticipants"));
    }

    [Fact]
    public async Task I_can_follow_and_manage_a_call_after_a_restart()
    {
        await using Town town = await Town.BuildAsync();
        (Meeting meeting, CallConnectionId leg) = await ConnectAndStopAsync(town);
        await using Application second = town.Start("desk", Secret);
        await using IRoomCall call = await second.Manager.AttachAsync(leg, Stage.Token);
        await using Audience audience = Audience.Of(call);

        await meeting.LeaveAsync(meeting.Bob);
        Assert.Equal(meeting.Bob, (await audience.UntilAsync<ParticipantLeft>()).Participant.Id);
        await town.Emulator.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        ActionFailedException failed = await town.Emulator.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Busy, Stage.Token));
        await town.Emulator.OutcomeAsync(call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("1"), Stage.Token));
        Assert.Equal(StateConfirmation.Confirmed, await town.Emulator.OutcomeAsync(call.MuteParticipantAsync(meeting.Alice, Stage.Token)));
        await town.Emulator.OutcomeAsync(call.HangUpForEveryoneAsync(Stage.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal(7000, (await audience.UntilAsync<CallDisconnected>()).Result?.SubCode);
        Assert.All(town.Emulator.Deliveries.Where(d => d.Status is not null), d => Assert.StartsWith(second.CallbackUri.AbsoluteUri, d.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_can_see_what_happened_between_the_restart_and_taking_up_the_call()
    {
        await using Town town = await Town.BuildAsync();
        (Meeting meeting, CallConnectionId leg) = await ConnectAndStopAsync(town);
        await using Application second = town.Start("desk", Secret);
        await using Audience ofAll = Audience.Of(second.Manager);
        await meeting.LeaveAsync(meeting.Bob);
        await town.Emulator.PassAsync(0);
        Assert.Equal(leg, (await ofAll.UntilAsync<ParticipantsUpdated>()).CallConnectionId);

        await using IRoomCall call = await second.Manager.AttachAsync(leg, Stage.Token);

        Assert.Equal([meeting.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(0, second.Engine.Unclaimed.Count);
    }

    [Fact]
    public async Task I_can_take_up_one_leg_twice_and_hold_it_once()
    {
        await using Town town = await Town.BuildAsync();
        (_, CallConnectionId leg) = await ConnectAndStopAsync(town);
        await using Application second = town.Start("desk", Secret);

        IRoomCall[] handles = await Task.WhenAll(second.Manager.AttachAsync(leg, Stage.Token), second.Manager.AttachAsync(leg, Stage.Token));
        await using IRoomCall third = await second.Manager.AttachAsync(leg, Stage.Token);

        Assert.Single(second.Manager.Calls);
        Assert.Same(handles[0].State, third.State);
        await handles[0].DisposeAsync();
        await handles[1].DisposeAsync();
        Assert.Single(second.Manager.Calls);
    }

    [Fact]
    public async Task I_can_see_that_a_leg_is_gone()
    {
        await using Town town = await Town.BuildAsync();
        await using Application application = town.Start("desk", Secret);
        Meeting meeting = await Meeting.BeginAsync(town, application);
        await using IRoomCall call = await meeting.ConnectAsync(application);
        await town.Emulator.OutcomeAsync(call.HangUpAsync(Stage.Token));
        await town.Emulator.PassAsync(1);

        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => application.Manager.AttachAsync(call.ConnectionId!.Value, Stage.Token));

        Assert.Equal(404, gone.ResultInformation.Code);
        Assert.Empty(application.Manager.Calls);
    }

    [Fact]
    public async Task I_can_change_the_secret_and_still_take_up_older_calls()
    {
        await using Town town = await Town.BuildAsync();
        (Meeting meeting, CallConnectionId leg) = await ConnectAndStopAsync(town);
        await using Application second = town.Start("desk", "a new secret altogether", o => o.PreviousCallbackSecrets.Add(Secret));

        await using IRoomCall call = await second.Manager.AttachAsync(leg, Stage.Token);
        await meeting.LeaveAsync(meeting.Bob);
        await town.Emulator.PassAsync(0);

        Assert.False(second.Engine.Registry.All.Single().Leg.IsForeign);
        Assert.Equal([meeting.Alice], call.State.Participants.Select(p => p.Id));
    }

    private static async Task<(Meeting Meeting, CallConnectionId Leg)> ConnectAndStopAsync(Town town)
    {
        Application first = town.Start("desk", Secret);
        Meeting meeting = await Meeting.BeginAsync(town, first);
        IRoomCall call = await meeting.ConnectAsync(first);
        await first.DisposeAsync();
        Assert.Empty(town.Emulator.LedgerOf(LedgerKind.HungUp));
        return (meeting, call.ConnectionId!.Value);
    }
}
