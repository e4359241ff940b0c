using RoomCalls.Emulator;

namespace RoomCalls.Specs.Seats;

public sealed class SeatStorySpecs
{
    [Fact]
    public async Task I_can_take_a_seat_and_see_the_others()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        EmulatedSeat bob = await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall call = await fixture.JoinCallAsync(fixture.Alice);

        Assert.Equal([fixture.Bob, fixture.Alice], call.State.Participants.Select(p => p.Id));
        await bob.UnmuteAsync(CurrentTest.Token);
        await bob.SpeakAsync(CurrentTest.Token);
        await bob.StartVideoAsync(CurrentTest.Token);
        await fixture.SettleAsync();
        RoomCallParticipant seen = call.State.Participants.Single(p => p.Id == fixture.Bob);
        Assert.Equal((ParticipantState.Connected, RoomRole.Attendee, false, true), (seen.State.Value, seen.Role.Value, seen.IsMuted.Value, seen.IsSpeaking.Value));
        Assert.Single(seen.VideoStreams);

        await call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal((0, 5300), (bob.EndReason!.Code, bob.EndReason.SubCode));
    }

    [Fact]
    public async Task I_can_have_both_sides_as_one_call()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        await using IRoomCall server = await fixture.ConnectAsync();
        Assert.Equal(server.State, seat.State);

        RoomCallParticipant guest = await fixture.AdvanceToResultAsync(seat.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        Assert.Equal(ParticipantState.Connected, guest.State.Value);
        Assert.Equal(["SeatAdd"], fixture.Emulator.Requests.Select(r => r.Operation!).Where(o => o.Contains("Add", StringComparison.Ordinal)));
        await fixture.AdvanceToResultAsync(seat.Media.SendDtmfAsync(guest.Id, DtmfTones.Parse("1"), CurrentTest.Token));
        Assert.Single(fixture.Requests("SendDtmfTones"));
    }
}
