using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Seats;

/// <summary>What Microsoft's concept of calls in the client says of participants, line by line.</summary>
public sealed class RemoteParticipantSpecs
{
    [Fact]
    public async Task I_can_add_a_participant_by_user_id()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);
        await using Audience audience = Audience.Of(call);

        RoomCallParticipant bob = await stage.OutcomeAsync(call.AddParticipantAsync(stage.Bob, Stage.Token));

        Assert.Equal((stage.Bob, ParticipantKind.CommunicationUser, ParticipantState.Connected), (bob.Id, bob.Id.Kind, bob.State.Value));
        await stage.SettleAsync();
        await audience.UntilAsync<ParticipantChanged>(e => e.Participant.State.GetValueOrDefault(default) == ParticipantState.Connected);
        Assert.Equal(
            [ParticipantState.Connecting, ParticipantState.Ringing, ParticipantState.Connected],
            audience.Seen.Select(e => (e as ParticipantJoined)?.Participant ?? (e as ParticipantChanged)?.Participant).Where(p => p?.Id == stage.Bob).Select(p => p!.State.Value).Distinct());
        Assert.Equal(stage.Bob.RawId, Assert.Single(stage.Ledger(LedgerKind.Invited)).RawId);
    }

    [Fact]
    public async Task I_can_add_a_participant_by_phone_number()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        RoomCallParticipant phone = await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal((Phones.Answering, ParticipantKind.PhoneNumber, ParticipantState.Connected), (phone.Id, phone.Id.Kind, phone.State.Value));
        Assert.False(phone.Role.IsKnown);
        Assert.Single(stage.Ledger(LedgerKind.Dialled));
    }

    [Theory]
    [InlineData("+15005550101", 486, 560486)]
    [InlineData("+15005550102", 603, 560603)]
    [InlineData("+15005550103", 480, 560480)]
    [InlineData("+15005550104", 404, 560404)]
    public async Task I_can_see_why_a_participant_did_not_come(string number, int code, int subCode)
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);
        await using Audience audience = Audience.Of(call);

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(ParticipantId.PhoneNumber(number), Stage.Token));

        Assert.Equal((FailureOrigin.Event, code, subCode), (failed.Origin, failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        RoomCallParticipant gone = (await audience.UntilAsync<ParticipantLeft>()).Participant;
        Assert.Equal((ParticipantState.Disconnected, code, subCode), (gone.State.Value, gone.EndReason!.Code, gone.EndReason.SubCode));
        Assert.False(string.IsNullOrEmpty(gone.EndReason.Message));
        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
    }

    [Fact]
    public async Task I_can_get_all_remote_participants_with_id_and_type()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);
        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(
            [(stage.Bob, ParticipantKind.CommunicationUser), (stage.Alice, ParticipantKind.CommunicationUser), (Phones.Answering, ParticipantKind.PhoneNumber)],
            call.State.Participants.OrderBy(p => p.Id == stage.Bob ? 0 : p.Id == stage.Alice ? 1 : 2).Select(p => (p.Id, p.Id.Kind)));
        Assert.Equal(3, call.State.TotalParticipantCount);
    }

    [Theory]
    [InlineData(EmulatedSeatState.Idle, ParticipantState.Idle)]
    [InlineData(EmulatedSeatState.EarlyMedia, ParticipantState.EarlyMedia)]
    [InlineData(EmulatedSeatState.InLobby, ParticipantState.InLobby)]
    [InlineData(EmulatedSeatState.Connected, ParticipantState.Connected)]
    public async Task I_can_see_the_state_of_a_participant(EmulatedSeatState shown, ParticipantState seen)
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await bob.SetStateAsync(shown, Stage.Token);
        await stage.SettleAsync();

        Assert.Equal((seen, CallSide.Client), (Bob(stage, call).State.Value, Bob(stage, call).State.Side));
    }

    [Fact]
    public async Task I_can_see_that_a_participant_is_on_hold_and_back()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await bob.HoldAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal((ParticipantState.OnHold, true), (Bob(stage, call).State.Value, Bob(stage, call).IsOnHold.Value));
        await bob.ResumeAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal((ParticipantState.Connected, false), (Bob(stage, call).State.Value, Bob(stage, call).IsOnHold.Value));
    }

    [Fact]
    public async Task I_can_see_that_a_participant_has_left()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);
        await using Audience audience = Audience.Of(call);

        await bob.LeaveAsync(Stage.Token);
        RoomCallParticipant left = (await audience.UntilAsync<ParticipantLeft>()).Participant;
        Assert.Equal((stage.Bob, ParticipantState.Disconnected), (left.Id, left.State.Value));
        Assert.Null(left.EndReason);   // known only of those whom this seat invited
    }

    [Fact]
    public async Task I_can_see_whether_a_participant_is_muted_and_speaks()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await bob.SpeakAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal((false, true), (Bob(stage, call).IsMuted.Value, Bob(stage, call).IsSpeaking.Value));
        await bob.MuteAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Equal((true, false), (Bob(stage, call).IsMuted.Value, Bob(stage, call).IsSpeaking.Value));
    }

    [Fact]
    public async Task I_can_see_video_streams_and_screen_sharing_streams_apart()
    {
        await using Stage stage = await Stage.BuildAsync(people: false, room: r => r with { Participants = [new(r.Participants[0].Id, RoomRole.Presenter), new(r.Participants[1].Id, RoomRole.Collaborator)] });
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await bob.StartVideoAsync(Stage.Token);
        await bob.ShareScreenAsync(Stage.Token);
        await stage.SettleAsync();
        MediaStream video = Assert.Single(Bob(stage, call).VideoStreams), screen = Assert.Single(Bob(stage, call).ScreenSharingStreams);
        Assert.Equal((MediaStreamKind.Video, true, true, 1280, 720), (video.Kind, video.IsAvailable, video.IsReceiving, video.Width, video.Height));
        Assert.Equal((MediaStreamKind.ScreenSharing, true), (screen.Kind, screen.IsAvailable));
        Assert.NotEqual(video.Id, screen.Id);

        await bob.StopVideoAsync(Stage.Token);
        await stage.SettleAsync();
        Assert.Empty(Bob(stage, call).VideoStreams);
        Assert.Single(Bob(stage, call).ScreenSharingStreams);
    }

    [Fact]
    public async Task I_can_remove_a_participant()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        await stage.OutcomeAsync(call.RemoveParticipantAsync(stage.Bob, Stage.Token));
        await stage.SettleAsync();

        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal((EmulatedSeatState.Disconnected, 0, 5300), (bob.State, bob.EndReason!.Code, bob.EndReason.SubCode));
    }

    private static RoomCallParticipant Bob(Stage stage, IRoomCall call) => call.State.Participants.Single(p => p.Id == stage.Bob);
}
