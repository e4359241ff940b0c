using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class AddTests
{
    private const string Phone = "4:+14255550100";

    [Fact]
    public async Task A_phone_connects_rings_and_comes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.ConnectedAsync(pair.RoomId);
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.SettleAsync();
        Assert.Equal(["Connecting", "Ringing"], pair.Ann.StatesOf(Phone));
        Assert.Empty(pair.Ben.LinesOf(Phone));
        Assert.Equal(2, pair.Ann.Self("totalParticipantCount")!.GetValue<int>());
        await fixture.AdvanceAsync(1);
        Assert.Equal(["Connecting", "Ringing", "Connected"], pair.Ann.StatesOf(Phone));
        Assert.Equal(["Connected"], pair.Ben.StatesOf(Phone));
        Assert.False(pair.Ben.People[Phone].ContainsKey("role"));
        Assert.Equal(3, pair.Ann.Self("totalParticipantCount")!.GetValue<int>());
        Assert.Equal([pair.AnnId, pair.BenId, Phone], (await fixture.Callbacks.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal(Phone, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed)).RawId);
    }

    [Theory]
    [InlineData("+15005550101", 486, 560_486)]
    [InlineData("+15005550102", 603, 560_603)]
    [InlineData("+15005550104", 404, 560_404)]
    public async Task A_phone_that_does_not_come_ends_with_the_reason_for_the_adder_only(string number, int code, int subCode)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", "4:" + number, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(1);
        JsonObject last = pair.Ann.Updates[^1];
        Assert.Equal(("Disconnected", (code, subCode)), (pair.Ann.StatesOf("4:" + number)[^1], SeatClient.GetReason(pair.Ann.LinesOf("4:" + number)[^1]["endReason"])));
        Assert.Equal("4:" + number, last["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.Empty(pair.Ben.LinesOf("4:" + number));
    }

    [Fact]
    public async Task A_phone_that_nobody_answers_rings_for_a_minute()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        const string Silent = "4:+15005550103";
        (await pair.Ann.AskAsync("add", Silent, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(59.9);
        Assert.Equal("Ringing", pair.Ann.People[Silent]["state"]!.GetValue<string>());
        await fixture.AdvanceAsync(0.1);
        Assert.Equal((480, 560_480), SeatClient.GetReason(pair.Ann.LinesOf(Silent)[^1]["endReason"]));
        Assert.False(pair.Ann.People.ContainsKey(Silent));
    }

    [Fact]
    public async Task A_user_of_the_roster_rings_and_comes_with_a_role()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string cleo = await InvitedAsync(fixture, pair);
        (await pair.Ann.AskAsync("add", cleo)).Expect();
        await fixture.AdvanceAsync(1);
        Assert.Equal(["Connecting", "Ringing", "Connected"], pair.Ann.StatesOf(cleo));
        Assert.Equal("Consumer", pair.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_who_does_not_answer_in_a_minute_ends_with_the_reason()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.RingDuration = TimeSpan.FromMinutes(5));
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string cleo = await InvitedAsync(fixture, pair);
        (await pair.Ann.AskAsync("add", cleo)).Expect();
        await fixture.AdvanceAsync(60);
        Assert.Equal((487, 10_004), SeatClient.GetReason(pair.Ann.LinesOf(cleo)[^1]["endReason"]));
        Assert.True(pair.Ann.HasRemoved(cleo));
    }

    [Fact]
    public async Task Who_comes_by_themself_while_ringing_is_in_the_call_once()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.RingDuration = TimeSpan.FromMinutes(5));
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string cleo = await InvitedAsync(fixture, pair);
        (await pair.Ann.AskAsync("add", cleo)).Expect();
        await fixture.SitAsync(pair.RoomId, cleo);
        await fixture.AdvanceAsync(60);
        Assert.Equal(["Connecting", "Ringing", "Connected"], pair.Ann.StatesOf(cleo));
        Assert.Equal("Connected", pair.Ann.People[cleo]["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_who_is_not_on_the_roster_is_refused()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", await fixture.CreateUserAsync())).ExpectError(403, 5828);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Invited));
    }

    [Fact]
    public async Task A_phone_is_refused_while_the_room_may_not_dial_out()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.SetDialOutAsync(pair.RoomId, isEnabled: false);
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).ExpectError(403, 7504);
    }

    [Theory]
    [InlineData(Phone, null, 400, 0)]
    [InlineData(Phone, "5550100", 400, 0)]
    [InlineData("4:5550100", EmulatorHttpFixture.CallerId, 400, 0)]
    [InlineData(Phone, "+15005550201", 403, 7507)]
    [InlineData("8:orgid:0e2e3a2c-4bf1-4d3c-8a06-0f0f6a0b7f11", null, 400, 0)]
    [InlineData("nonsense", null, 400, 0)]
    public async Task What_cannot_be_added_is_refused(string participant, string? callerId, int code, int subCode)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", participant, callerId)).ExpectError(code, subCode);
        (await pair.Ann.AskAsync("add")).ExpectError(400, 0);
        Assert.Empty(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
    }

    [Fact]
    public async Task Adding_somebody_who_is_there_or_rings_changes_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", pair.BenId)).Expect();
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(1);
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(1);
        Assert.Equal(["Connected"], pair.Ann.StatesOf(pair.BenId));
        Assert.Equal(["Connecting", "Ringing", "Connected"], pair.Ann.StatesOf(Phone));
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
    }

    [Fact]
    public async Task Who_rings_is_cancelled_when_the_adder_leaves()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        (await pair.Ann.AskAsync("add", Phone, EmulatorHttpFixture.CallerId)).Expect();
        await pair.Ann.DoAsync("leave");
        await fixture.AdvanceAsync(60);
        Assert.Equal(Phone, Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Canceled)).RawId);
        Assert.Empty(pair.Ben.LinesOf(Phone));
    }

    [Fact]
    public async Task A_phone_that_hangs_up_leaves_without_a_reason()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        const string Brief = "4:+15005550105";
        (await pair.Ann.AskAsync("add", Brief, EmulatorHttpFixture.CallerId)).Expect();
        await fixture.AdvanceAsync(6);
        Assert.Equal(["Connecting", "Ringing", "Connected", "Disconnected"], pair.Ann.StatesOf(Brief));
        Assert.Null(pair.Ann.LinesOf(Brief)[^1]["endReason"]);
        Assert.False(pair.Ann.People.ContainsKey(Brief));
    }

    [Fact]
    public async Task The_seats_see_a_participant_added_by_Call_Automation_once_connected()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string connection = await fixture.ConnectedAsync(pair.RoomId);
        string cleo = await InvitedAsync(fixture, pair);
        (await fixture.AddPhoneAsync(connection, Phone[2..])).Expect(202);
        (await fixture.AddUserAsync(connection, cleo)).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Equal(["Connected"], pair.Ann.StatesOf(Phone));
        Assert.Equal(["Connected"], pair.Ben.StatesOf(cleo));
        Assert.Equal("Consumer", pair.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    private static async Task<string> InvitedAsync(EmulatorHttpFixture fixture, TwoSeatCall pair)
    {
        string user = await fixture.CreateUserAsync();
        await fixture.SetRoleAsync(pair.RoomId, user, "Consumer");
        return user;
    }
}
