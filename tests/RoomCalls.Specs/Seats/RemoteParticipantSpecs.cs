using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Seats;

/// <summary>What Microsoft's concept of calls in the client says of participants, line by line.</summary>
public sealed class RemoteParticipantSpecs
{
    [Fact]
    public async Task I_can_add_a_participant_by_user_id()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);
        await using EventCollector events = EventCollector.Listen(call);

        RoomCallParticipant bob = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(fixture.Bob, CurrentTest.Token));

        Assert.Equal((fixture.Bob, ParticipantKind.CommunicationUser, ParticipantState.Connected), (bob.Id, bob.Id.Kind, bob.State.Value));
        await fixture.SettleAsync();
        await events.UntilAsync<ParticipantChanged>(e => e.Participant.State.GetValueOrDefault(default) == ParticipantState.Connected);
        Assert.Equal(
            [ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected],
            events.Events.Select(e => (e as ParticipantJoined)?.Participant ?? (e as ParticipantChanged)?.Participant).Where(p => p?.Id == fixture.Bob).Select(p => p!.State.Value).Distinct());
        Assert.Equal(fixture.Bob.RawId, Assert.Single(fixture.Ledger(LedgerKind.Invited)).RawId);
    }

    [Fact]
    public async Task I_can_add_a_participant_by_phone_number()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        RoomCallParticipant phone = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal((KnownPhones.Answering, ParticipantKind.PhoneNumber, ParticipantState.Connected), (phone.Id, phone.Id.Kind, phone.State.Value));
        Assert.False(phone.Role.IsKnown);
        Assert.Single(fixture.Ledger(LedgerKind.Dialed));
    }

    [Theory]
    [InlineData("+15005550101", 486, 560486)]
    [InlineData("+15005550102", 603, 560603)]
    [InlineData("+15005550103", 480, 560480)]
    [InlineData("+15005550104", 404, 560404)]
    public async Task I_can_see_why_a_participant_did_not_come(string number, int code, int subCode)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);
        await using EventCollector events = EventCollector.Listen(call);

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(ParticipantId.PhoneNumber(number), CurrentTest.Token));

        Assert.Equal((FailureOrigin.Event, code, subCode), (failed.Origin, failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        RoomCallParticipant gone = (await events.UntilAsync<ParticipantLeft>()).Participant;
        Assert.Equal((ParticipantState.Disconnected, code, subCode), (gone.State.Value, gone.EndReason!.Code, gone.EndReason.SubCode));
        Assert.False(string.IsNullOrEmpty(gone.EndReason.Message));
        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_get_all_remote_participants_with_id_and_type()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);
        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(
            [(fixture.Bob, ParticipantKind.CommunicationUser), (fixture.Alice, ParticipantKind.CommunicationUser), (KnownPhones.Answering, ParticipantKind.PhoneNumber)],
            call.State.Participants.OrderBy(p => p.Id == fixture.Bob ? 0 : p.Id == fixture.Alice ? 1 : 2).Select(p => (p.Id, p.Id.Kind)));
        Assert.Equal(3, call.State.TotalParticipantCount);
    }

    [Theory]
    [InlineData(EmulatedSeatState.Idle, ParticipantState.Idle)]
    [InlineData(EmulatedSeatState.EarlyMedia, ParticipantState.EarlyMedia)]
    [InlineData(EmulatedSeatState.InLobby, ParticipantState.InLobby)]
    [InlineData(EmulatedSeatState.Connected, ParticipantState.Connected)]
    public async Task I_can_see_the_state_of_a_participant(EmulatedSeatState shown, ParticipantState seen)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await bob.SetStateAsync(shown, CurrentTest.Token);
        await fixture.SettleAsync();

        Assert.Equal((seen, CallSide.Client), (Bob(fixture, call).State.Value, Bob(fixture, call).State.Side));
    }

    [Fact]
    public async Task I_can_see_that_a_participant_is_on_hold_and_back()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await bob.HoldAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal((ParticipantState.OnHold, true), (Bob(fixture, call).State.Value, Bob(fixture, call).IsOnHold.Value));
        await bob.ResumeAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal((ParticipantState.Connected, false), (Bob(fixture, call).State.Value, Bob(fixture, call).IsOnHold.Value));
    }

    [Fact]
    public async Task I_can_see_that_a_participant_has_left()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);
        await using EventCollector events = EventCollector.Listen(call);

        await bob.LeaveAsync(CurrentTest.Token);
        RoomCallParticipant left = (await events.UntilAsync<ParticipantLeft>()).Participant;
        Assert.Equal((fixture.Bob, ParticipantState.Disconnected), (left.Id, left.State.Value));
        Assert.Null(left.EndReason);   // known only of those whom this seat invited
    }

    [Fact]
    public async Task I_can_see_whether_a_participant_is_muted_and_speaks()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await bob.SpeakAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal((false, true), (Bob(fixture, call).IsMuted.Value, Bob(fixture, call).IsSpeaking.Value));
        await bob.MuteAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal((true, false), (Bob(fixture, call).IsMuted.Value, Bob(fixture, call).IsSpeaking.Value));
    }

    [Fact]
    public async Task I_can_see_video_streams_and_screen_sharing_streams_apart()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false, room: r => r with { Participants = [new(r.Participants[0].Id, RoomRole.Presenter), new(r.Participants[1].Id, RoomRole.Collaborator)] });
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await bob.StartVideoAsync(CurrentTest.Token);
        await bob.StartScreenSharingAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        MediaStream video = Assert.Single(Bob(fixture, call).VideoStreams), screen = Assert.Single(Bob(fixture, call).ScreenSharingStreams);
        Assert.Equal((MediaStreamKind.Video, true, true, 1280, 720), (video.Kind, video.IsAvailable, video.IsReceiving, video.Width, video.Height));
        Assert.Equal((MediaStreamKind.ScreenSharing, true), (screen.Kind, screen.IsAvailable));
        Assert.NotEqual(video.Id, screen.Id);

        await bob.StopVideoAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Empty(Bob(fixture, call).VideoStreams);
        Assert.Single(Bob(fixture, call).ScreenSharingStreams);
    }

    [Fact]
    public async Task I_can_remove_a_participant()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        await fixture.AdvanceToResultAsync(call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token));
        await fixture.SettleAsync();

        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal((EmulatedSeatState.Disconnected, 0, 5300), (bob.State, bob.EndReason!.Code, bob.EndReason.SubCode));
    }

    private static RoomCallParticipant Bob(EmulatorFixture fixture, IRoomCall call) => call.State.Participants.Single(p => p.Id == fixture.Bob);
}
