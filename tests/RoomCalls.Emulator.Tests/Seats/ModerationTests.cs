using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class ModerationTests
{
    private const string Phone = "4:+14255550100";

    [Fact]
    public async Task A_removed_seat_gets_a_reason_and_the_others_see_it_go_without_one()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        (await pair.Ann.AskAsync("remove", pair.BenId)).Expect();
        await pair.Ben.Closed;
        await fixture.SettleAsync();
        Assert.Equal(("Disconnected", (0, 5300)), (pair.Ben.State, pair.Ben.EndReason));
        Assert.Equal(["Connected", "Disconnected"], pair.Ann.StatesOf(pair.BenId));
        Assert.Null(pair.Ann.LinesOf(pair.BenId)[^1]["endReason"]);
        Assert.Equal(pair.BenId, pair.Ann.Updates[^1]["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal(1, pair.Ann.Self("totalParticipantCount")!.GetValue<int>());
        Assert.Equal([pair.AnnId], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal(pair.BenId, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Removed)).RawId);
    }

    [Fact]
    public async Task A_phone_is_removed()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await WithPhoneAsync(fixture);
        (await pair.Ann.AskAsync("remove", Phone)).Expect();
        await fixture.SettleAsync();
        Assert.False(pair.Ben.People.ContainsKey(Phone));
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("muteParticipant")]
    public async Task Who_is_absent_is_not_found(string type)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync(type, EmulatorHttpFixture.Bob)).ExpectError(404, 0);
        (await pair.Ann.AskAsync(type)).ExpectError(400, 0);
    }

    [Fact]
    public async Task One_is_muted_by_others()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await UnmutedAsync(fixture);
        await fixture.ConnectedAsync(pair.RoomId);
        (await pair.Ann.AskAsync("muteParticipant", pair.BenId)).Expect();
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is("isMuted") && pair.Ben.Updates[^1]["isMutedByOthers"]!.GetValue<bool>());
        Assert.True(pair.BenAsSeen["isMuted"]!.GetValue<bool>());
        Assert.Equal("ParticipantsUpdated", (await fixture.Callbacks.NextAsync()).Type);
        Assert.Equal(pair.BenId, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Muted)).RawId);
    }

    [Fact]
    public async Task Muting_somebody_muted_changes_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("muteParticipant", pair.BenId)).Expect();
        await fixture.SettleAsync();
        Assert.Single(pair.Ben.Updates);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Muted));
    }

    [Fact]
    public async Task All_others_are_muted_but_the_seat_itself_and_phones()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await WithPhoneAsync(fixture);
        await pair.Ann.DoAsync("unmute");
        await pair.Ben.DoAsync("unmute");
        await fixture.ConnectedAsync(pair.RoomId);
        await pair.Ann.DoAsync("muteOthers");
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is("isMutedByOthers"));
        Assert.False(pair.Ann.Is("isMuted") || pair.AnnAsSeen["isMuted"]!.GetValue<bool>() || pair.Ann.People[Phone]["isMuted"]!.GetValue<bool>());
        Assert.Equal(3, (await fixture.Callbacks.NextAsync()).RawIds.Length);
        Assert.Equal("ParticipantsUpdated", fixture.Callbacks.All[^1].Type);
    }

    [Fact]
    public async Task A_phone_cannot_be_muted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await WithPhoneAsync(fixture);
        (await pair.Ann.AskAsync("muteParticipant", Phone)).ExpectError(400, 0);
    }

    [Fact]
    public async Task Who_was_muted_by_others_may_unmute()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await UnmutedAsync(fixture);
        await pair.Ann.DoAsync("muteOthers");
        await pair.Ben.DoAsync("unmute");
        await fixture.SettleAsync();
        Assert.False(pair.Ben.Is("isMuted"));
        Assert.False(pair.Ben.Updates[^1].ContainsKey("isMutedByOthers"));
    }

    [Fact]
    public async Task Call_Automation_mutes_a_seat_as_others_do()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await UnmutedAsync(fixture);
        string connection = await fixture.ConnectedAsync(pair.RoomId);
        (await fixture.CallAsync("POST", connection, "/participants:mute", new JsonObject { ["targetParticipants"] = new JsonArray(EmulatorHttpFixture.User(pair.BenId)) })).Expect(200);
        await fixture.SettleAsync();
        Assert.True(pair.Ben.Is("isMuted") && pair.Ben.Is("isMutedByOthers") && pair.BenAsSeen["isMuted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Call_Automation_removes_a_seat_as_others_do()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string connection = await fixture.ConnectedAsync(pair.RoomId);
        (await fixture.CallAsync("POST", connection, "/participants:remove", new JsonObject { ["participantToRemove"] = EmulatorHttpFixture.User(pair.BenId) })).Expect(202);
        await pair.Ben.Closed;
        Assert.Equal(("Disconnected", (0, 5300)), (pair.Ben.State, pair.Ben.EndReason));
        await fixture.SettleAsync();
        Assert.False(pair.Ann.People.ContainsKey(pair.BenId));
    }

    private static async Task<TwoSeatCall> UnmutedAsync(EmulatorHttpFixture fixture)
    {
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await pair.Ben.DoAsync("unmute");
        return pair;
    }

    private static async Task<TwoSeatCall> WithPhoneAsync(EmulatorHttpFixture fixture)
    {
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(1);
        return pair;
    }
}
