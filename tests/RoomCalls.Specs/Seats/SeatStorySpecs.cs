using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Seats;

public sealed class SeatStorySpecs
{
    [Fact]
    public async Task I_can_take_a_seat_and_see_the_others()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        EmulatedSeat bob = await stage.SitAsync(stage.Bob);
        await using IRoomCall call = await stage.JoinCallAsync(stage.Alice);

        Assert.Equal([stage.Bob, stage.Alice], call.State.Participants.Select(p => p.Id));
        await bob.UnmuteAsync(Stage.Token);
        await bob.SpeakAsync(Stage.Token);
        await bob.StartVideoAsync(Stage.Token);
        await stage.SettleAsync();
        RoomCallParticipant seen = call.State.Participants.Single(p => p.Id == stage.Bob);
        Assert.Equal((ParticipantState.Connected, RoomRole.Attendee, false, true), (seen.State.Value, seen.Role.Value, seen.IsMuted.Value, seen.IsSpeaking.Value));
        Assert.Single(seen.VideoStreams);

        await call.RemoveParticipantAsync(stage.Bob, Stage.Token);
        await stage.SettleAsync();
        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal((0, 5300), (bob.EndReason!.Code, bob.EndReason.SubCode));
    }

    [Fact]
    public async Task I_can_have_both_sides_as_one_call()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await using IRoomCall seat = await stage.JoinCallAsync(stage.Alice);
        await using IRoomCall server = await stage.ConnectAsync();
        Assert.Equal(server.State, seat.State);

        RoomCallParticipant guest = await stage.OutcomeAsync(seat.AddParticipantAsync(Phones.Answering, Stage.Token));
        Assert.Equal(ParticipantState.Connected, guest.State.Value);
        Assert.Equal(["SeatAdd"], stage.Emulator.Requests.Select(r => r.Operation!).Where(o => o.Contains("Add", StringComparison.Ordinal)));
        await stage.OutcomeAsync(seat.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("1"), Stage.Token));
        Assert.Single(stage.Requests("SendDtmfTones"));
    }
}
