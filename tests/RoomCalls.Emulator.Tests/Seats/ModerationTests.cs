using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class ModerationTests
{
    private const string Phone = "4:+14255550100";

    [Fact]
    public async Task Who_is_removed_is_told_and_the_others_see_them_go_without_a_reason()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        (await meeting.Ann.AskAsync("remove", meeting.BenId)).Expect();
        await meeting.Ben.Closed;
        await stage.SettleAsync();
        Assert.Equal(("Disconnected", (0, 5300)), (meeting.Ben.State, meeting.Ben.EndReason));
        Assert.Equal(["Connected", "Disconnected"], meeting.Ann.StatesOf(meeting.BenId));
        Assert.Null(meeting.Ann.LinesOf(meeting.BenId)[^1]["endReason"]);
        Assert.Equal(meeting.BenId, meeting.Ann.Updates[^1]["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal(1, meeting.Ann.Self("totalParticipantCount")!.GetValue<int>());
        Assert.Equal([meeting.AnnId], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal(meeting.BenId, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Removed)).RawId);
    }

    [Fact]
    public async Task A_phone_is_removed()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await WithPhoneAsync(stage);
        (await meeting.Ann.AskAsync("remove", Phone)).Expect();
        await stage.SettleAsync();
        Assert.False(meeting.Ben.People.ContainsKey(Phone));
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("muteParticipant")]
    public async Task Who_is_absent_is_not_found(string type)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync(type, Stage.Bob)).ExpectError(404, 0);
        (await meeting.Ann.AskAsync(type)).ExpectError(400, 0);
    }

    [Fact]
    public async Task One_is_muted_by_others()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await UnmutedAsync(stage);
        await stage.ConnectedAsync(meeting.RoomId);
        (await meeting.Ann.AskAsync("muteParticipant", meeting.BenId)).Expect();
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is("isMuted") && meeting.Ben.Updates[^1]["isMutedByOthers"]!.GetValue<bool>());
        Assert.True(meeting.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Equal("ParticipantsUpdated", (await stage.Sink.NextAsync()).Type);
        Assert.Equal(meeting.BenId, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Muted)).RawId);
    }

    [Fact]
    public async Task Muting_somebody_muted_changes_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("muteParticipant", meeting.BenId)).Expect();
        await stage.SettleAsync();
        Assert.Single(meeting.Ben.Updates);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.Muted));
    }

    [Fact]
    public async Task All_others_are_muted_but_the_seat_itself_and_phones()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await WithPhoneAsync(stage);
        await meeting.Ann.DoAsync("unmute");
        await meeting.Ben.DoAsync("unmute");
        await stage.ConnectedAsync(meeting.RoomId);
        await meeting.Ann.DoAsync("muteOthers");
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is("isMutedByOthers"));
        Assert.False(meeting.Ann.Is("isMuted") || meeting.AnnAsSeen["isMuted"]!.GetValue<bool>() || meeting.Ann.People[Phone]["isMuted"]!.GetValue<bool>());
        Assert.Equal(3, (await stage.Sink.NextAsync()).RawIds.Length);
        Assert.Equal("ParticipantsUpdated", stage.Sink.All[^1].Type);
    }

    [Fact]
    public async Task A_phone_cannot_be_muted()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await WithPhoneAsync(stage);
        (await meeting.Ann.AskAsync("muteParticipant", Phone)).ExpectError(400, 0);
    }

    [Fact]
    public async Task Who_was_muted_by_others_may_unmute()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await UnmutedAsync(stage);
        await meeting.Ann.DoAsync("muteOthers");
        await meeting.Ben.DoAsync("unmute");
        await stage.SettleAsync();
        Assert.False(meeting.Ben.Is("isMuted"));
        Assert.False(meeting.Ben.Updates[^1].ContainsKey("isMutedByOthers"));
    }

    [Fact]
    public async Task Call_Automation_mutes_a_seat_as_others_do()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await UnmutedAsync(stage);
        string connection = await stage.ConnectedAsync(meeting.RoomId);
        (await stage.CallAsync("POST", connection, "/participants:mute", new JsonObject { ["targetParticipants"] = new JsonArray(Stage.User(meeting.BenId)) })).Expect(200);
        await stage.SettleAsync();
        Assert.True(meeting.Ben.Is("isMuted") && meeting.Ben.Is("isMutedByOthers") && meeting.BenAsSeen["isMuted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Call_Automation_removes_a_seat_as_others_do()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string connection = await stage.ConnectedAsync(meeting.RoomId);
        (await stage.CallAsync("POST", connection, "/participants:remove", new JsonObject { ["participantToRemove"] = Stage.User(meeting.BenId) })).Expect(202);
        await meeting.Ben.Closed;
        Assert.Equal(("Disconnected", (0, 5300)), (meeting.Ben.State, meeting.Ben.EndReason));
        await stage.SettleAsync();
        Assert.False(meeting.Ann.People.ContainsKey(meeting.BenId));
    }

    private static async Task<Meeting> UnmutedAsync(Stage stage)
    {
        Meeting meeting = await stage.MeetAsync();
        await meeting.Ben.DoAsync("unmute");
        return meeting;
    }

    private static async Task<Meeting> WithPhoneAsync(Stage stage)
    {
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(1);
        return meeting;
    }
}
