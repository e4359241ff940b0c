using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;

namespace RoomCalls.Specs.Rooms;

public sealed class DialOutSpecs
{
    [Fact]
    public async Task I_can_see_that_a_room_does_not_dial_out_from_the_failure()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await fixture.OnAnotherInstanceAsync(new UpdateRoom(fixture.Room.Id) { PstnDialOutEnabled = false });

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(FailureOrigin.Response, failed.Origin);
        Assert.Equal((403, 7504), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("dial-out", failed.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Requests("AddParticipant"));
        Assert.Empty(fixture.Ledger(LedgerKind.Dialed));
    }

    [Fact]
    public async Task I_can_see_that_a_room_does_not_dial_out_before_anything_is_sent()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await fixture.ConnectAsync();

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));

        Assert.Equal(CapabilityReasonCodes.DialOutDisabled, Assert.Single(denied.Reasons).Code);
        Assert.Empty(fixture.Requests("AddParticipant"));
        await fixture.Manager.Rooms.UpdateAsync(new UpdateRoom(fixture.Room.Id) { PstnDialOutEnabled = true }, CurrentTest.Token);
        Assert.Equal(KnownPhones.Answering, (await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token))).Id);
    }

    [Fact]
    public async Task I_can_see_that_the_caller_id_is_not_mine_from_the_failure()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        AddParticipant add = new(KnownPhones.Answering) { CallerId = KnownPhones.UnownedCallerId };

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.ExecuteAsync(add, CurrentTest.Token));

        Assert.Equal((403, 7507), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("caller id", failed.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Ledger(LedgerKind.Dialed));
    }

    public static TheoryData<string, int, int> Refusals => new()
    {
        { KnownPhones.Busy.RawId, 486, 560486 },
        { KnownPhones.Declining.RawId, 603, 560603 },
        { KnownPhones.Unreachable.RawId, 404, 560404 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task I_can_see_why_a_phone_did_not_come(string phone, int code, int subCode)
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId id = ParticipantId.Parse(phone);
        await using EventCollector events = EventCollector.Listen(call);

        ActionFailedException failed = await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(id, CurrentTest.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((code, subCode), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(code, failed.ResultInformation.Sip?.Code);
        Assert.Equal(id, (await events.UntilAsync<AddParticipantFailed>()).Participant);
        Assert.Equal($"{code}/{subCode}", Assert.Single(fixture.Ledger(LedgerKind.NotAnswered, id)).Detail);
        Assert.Single(fixture.Ledger(LedgerKind.Dialed, id));
        Assert.False(call.State.Participants.Contains(id));
    }

    [Fact]
    public async Task I_can_wait_for_a_phone_that_rings_180_seconds_and_is_not_answered()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.NeverAnswering, CurrentTest.Token);

        await fixture.AdvanceAsync(179);
        Assert.False(add.IsCompleted);
        await fixture.AdvanceAsync(1);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => add.OrTimeoutAsync());
        Assert.Equal((480, 560480), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        LedgerEntry dialled = Assert.Single(fixture.Ledger(LedgerKind.Dialed));
        Assert.Equal(TimeSpan.FromSeconds(180), Assert.Single(fixture.Ledger(LedgerKind.NotAnswered)).Time - dialled.Time);
    }

    [Fact]
    public async Task I_can_say_how_long_a_phone_may_ring()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        Task<RoomCallParticipant> add = call.ExecuteAsync(new AddParticipant(KnownPhones.NeverAnswering) { InvitationTimeout = TimeSpan.FromSeconds(12) }, CurrentTest.Token);

        await fixture.AdvanceAsync(12);

        await Assert.ThrowsAsync<ActionFailedException>(() => add.OrTimeoutAsync());
    }

    [Fact]
    public async Task I_can_see_a_phone_leave_that_answers_and_hangs_up()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        await using EventCollector events = EventCollector.Listen(call);

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.HangingUpAfter5Seconds, CurrentTest.Token));
        Assert.True(call.State.Participants.Contains(KnownPhones.HangingUpAfter5Seconds));
        await fixture.AdvanceAsync(5);

        await events.UntilAsync<ParticipantJoined>(e => e.Participant.Id == KnownPhones.HangingUpAfter5Seconds);
        await events.UntilAsync<ParticipantLeft>(e => e.Participant.Id == KnownPhones.HangingUpAfter5Seconds);
        Assert.False(call.State.Participants.Contains(KnownPhones.HangingUpAfter5Seconds));
        Assert.Single(fixture.Ledger(LedgerKind.Left, KnownPhones.HangingUpAfter5Seconds));
    }

    [Fact]
    public async Task I_can_wait_for_a_phone_that_answers_after_20_seconds()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.AnsweringAfter20Seconds, CurrentTest.Token);

        await fixture.AdvanceAsync(19);
        Assert.False(add.IsCompleted);
        await fixture.AdvanceAsync(1);

        Assert.Equal(KnownPhones.AnsweringAfter20Seconds, (await add).Id);
        Assert.Single(fixture.Requests("AddParticipant"));
    }

    [Fact]
    public async Task I_can_add_a_user()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        ParticipantId carol = await fixture.Manager.Users.CreateAsync(CurrentTest.Token);

        RoomCallParticipant added = await fixture.AdvanceToResultAsync(call.AddParticipantAsync(carol, CurrentTest.Token));

        Assert.Equal(carol, added.Id);
        Assert.Single(fixture.Ledger(LedgerKind.Invited, carol));
        await fixture.SettleAsync();
        Assert.Equal([fixture.Alice, fixture.Bob, carol], call.State.Participants.Select(p => p.Id));
    }
}
