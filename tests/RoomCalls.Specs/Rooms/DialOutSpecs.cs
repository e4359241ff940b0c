using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Rooms;

public sealed class DialOutSpecs
{
    [Fact]
    public async Task I_can_see_that_a_room_does_not_dial_out_from_the_failure()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await stage.ElsewhereAsync(new UpdateRoom(stage.Room.Id) { PstnDialOutEnabled = false });

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(FailureOrigin.Response, failed.Origin);
        Assert.Equal((403, 7504), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("dial-out", failed.Message, StringComparison.Ordinal);
        Assert.Single(stage.Requests("AddParticipant"));
        Assert.Empty(stage.Ledger(LedgerKind.Dialled));
    }

    [Fact]
    public async Task I_can_see_that_a_room_does_not_dial_out_before_anything_is_sent()
    {
        await using Stage stage = await Stage.BuildAsync(room: r => r with { PstnDialOutEnabled = false });
        await using IRoomCall call = await stage.ConnectAsync();

        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => call.AddParticipantAsync(Phones.Answering, Stage.Token));

        Assert.Equal(CapabilityReasonCodes.DialOutDisabled, Assert.Single(denied.Reasons).Code);
        Assert.Empty(stage.Requests("AddParticipant"));
        await stage.Manager.Rooms.UpdateAsync(new UpdateRoom(stage.Room.Id) { PstnDialOutEnabled = true }, Stage.Token);
        Assert.Equal(Phones.Answering, (await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token))).Id);
    }

    [Fact]
    public async Task I_can_see_that_the_caller_id_is_not_mine_from_the_failure()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        AddParticipant add = new(Phones.Answering) { CallerId = Phones.UnownedCallerId };

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.ExecuteAsync(add, Stage.Token));

        Assert.Equal((403, 7507), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("caller id", failed.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Ledger(LedgerKind.Dialled));
    }

    public static TheoryData<string, int, int> Refusals => new()
    {
        { Phones.Busy.RawId, 486, 560486 },
        { Phones.Declining.RawId, 603, 560603 },
        { Phones.Unreachable.RawId, 404, 560404 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task I_can_see_why_a_phone_did_not_come(string phone, int code, int subCode)
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId id = ParticipantId.Parse(phone);
        await using Audience audience = Audience.Of(call);

        ActionFailedException failed = await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(id, Stage.Token));

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((code, subCode), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(code, failed.ResultInformation.Sip?.Code);
        Assert.Equal(id, (await audience.UntilAsync<AddParticipantFailed>()).Participant);
        Assert.Equal($"{code}/{subCode}", Assert.Single(stage.Ledger(LedgerKind.NotAnswered, id)).Detail);
        Assert.Single(stage.Ledger(LedgerKind.Dialled, id));
        Assert.False(call.State.Participants.Contains(id));
    }

    [Fact]
    public async Task I_can_wait_for_a_phone_that_rings_180_seconds_and_is_not_answered()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.NeverAnswering, Stage.Token);

        await stage.PassAsync(179);
        Assert.False(add.IsCompleted);
        await stage.PassAsync(1);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => add.GuardedAsync());
        Assert.Equal((480, 560480), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        LedgerEntry dialled = Assert.Single(stage.Ledger(LedgerKind.Dialled));
        Assert.Equal(TimeSpan.FromSeconds(180), Assert.Single(stage.Ledger(LedgerKind.NotAnswered)).Time - dialled.Time);
    }

    [Fact]
    public async Task I_can_say_how_long_a_phone_may_ring()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Task<RoomCallParticipant> add = call.ExecuteAsync(new AddParticipant(Phones.NeverAnswering) { InvitationTimeout = TimeSpan.FromSeconds(12) }, Stage.Token);

        await stage.PassAsync(12);

        await Assert.ThrowsAsync<ActionFailedException>(() => add.GuardedAsync());
    }

    [Fact]
    public async Task I_can_see_a_phone_leave_that_answers_and_hangs_up()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        await using Audience audience = Audience.Of(call);

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.HangingUpAfter5Seconds, Stage.Token));
        Assert.True(call.State.Participants.Contains(Phones.HangingUpAfter5Seconds));
        await stage.PassAsync(5);

        await audience.UntilAsync<ParticipantJoined>(e => e.Participant.Id == Phones.HangingUpAfter5Seconds);
        await audience.UntilAsync<ParticipantLeft>(e => e.Participant.Id == Phones.HangingUpAfter5Seconds);
        Assert.False(call.State.Participants.Contains(Phones.HangingUpAfter5Seconds));
        Assert.Single(stage.Ledger(LedgerKind.Left, Phones.HangingUpAfter5Seconds));
    }

    [Fact]
    public async Task I_can_wait_for_a_phone_that_answers_after_20_seconds()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.AnsweringAfter20Seconds, Stage.Token);

        await stage.PassAsync(19);
        Assert.False(add.IsCompleted);
        await stage.PassAsync(1);

        Assert.Equal(Phones.AnsweringAfter20Seconds, (await add).Id);
        Assert.Single(stage.Requests("AddParticipant"));
    }

    [Fact]
    public async Task I_can_add_a_user()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        ParticipantId carol = await stage.Manager.Users.CreateAsync(Stage.Token);

        RoomCallParticipant added = await stage.OutcomeAsync(call.AddParticipantAsync(carol, Stage.Token));

        Assert.Equal(carol, added.Id);
        Assert.Single(stage.Ledger(LedgerKind.Invited, carol));
        await stage.SettleAsync();
        Assert.Equal([stage.Alice, stage.Bob, carol], call.State.Participants.Select(p => p.Id));
    }
}
