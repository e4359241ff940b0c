using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class AddTests
{
    private const string Phone = "4:+14255550100";

    [Fact]
    public async Task A_phone_connects_rings_and_comes()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.ConnectedAsync(meeting.RoomId);
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        await stage.SettleAsync();
        Assert.Equal(["Connecting", "Ringing"], meeting.Ann.StatesOf(Phone));
        Assert.Empty(meeting.Ben.LinesOf(Phone));
        Assert.Equal(2, meeting.Ann.Self("totalParticipantCount")!.GetValue<int>());
        await stage.AdvanceAsync(1);
        Assert.Equal(["Connecting", "Ringing", "Connected"], meeting.Ann.StatesOf(Phone));
        Assert.Equal(["Connected"], meeting.Ben.StatesOf(Phone));
        Assert.False(meeting.Ben.People[Phone].ContainsKey("role"));
        Assert.Equal(3, meeting.Ann.Self("totalParticipantCount")!.GetValue<int>());
        Assert.Equal([meeting.AnnId, meeting.BenId, Phone], (await stage.Sink.NextAsync("ParticipantsUpdated")).RawIds);
        Assert.Equal(Phone, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Dialled)).RawId);
    }

    [Theory]
    [InlineData("+15005550101", 486, 560_486)]
    [InlineData("+15005550102", 603, 560_603)]
    [InlineData("+15005550104", 404, 560_404)]
    public async Task A_phone_that_does_not_come_ends_with_the_reason_for_the_adder_only(string number, int code, int subCode)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", "4:" + number, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(1);
        JsonObject last = meeting.Ann.Updates[^1];
        Assert.Equal(("Disconnected", (code, subCode)), (meeting.Ann.StatesOf("4:" + number)[^1], SeatClient.GetReason(meeting.Ann.LinesOf("4:" + number)[^1]["endReason"])));
        Assert.Equal("4:" + number, last["removed"]!.AsArray().Single()!.GetValue<string>());
        Assert.Empty(meeting.Ben.LinesOf("4:" + number));
    }

    [Fact]
    public async Task A_phone_that_nobody_answers_rings_for_a_minute()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        const string Silent = "4:+15005550103";
        (await meeting.Ann.AskAsync("add", Silent, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(59.9);
        Assert.Equal("Ringing", meeting.Ann.People[Silent]["state"]!.GetValue<string>());
        await stage.AdvanceAsync(0.1);
        Assert.Equal((480, 560_480), SeatClient.GetReason(meeting.Ann.LinesOf(Silent)[^1]["endReason"]));
        Assert.False(meeting.Ann.People.ContainsKey(Silent));
    }

    [Fact]
    public async Task A_user_of_the_roster_rings_and_comes_with_a_role()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string cleo = await InvitedAsync(stage, meeting);
        (await meeting.Ann.AskAsync("add", cleo)).Expect();
        await stage.AdvanceAsync(1);
        Assert.Equal(["Connecting", "Ringing", "Connected"], meeting.Ann.StatesOf(cleo));
        Assert.Equal("Consumer", meeting.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_who_does_not_answer_in_a_minute_ends_with_the_reason()
    {
        await using Stage stage = await Stage.StartAsync(options => options.RingDuration = TimeSpan.FromMinutes(5));
        Meeting meeting = await stage.MeetAsync();
        string cleo = await InvitedAsync(stage, meeting);
        (await meeting.Ann.AskAsync("add", cleo)).Expect();
        await stage.AdvanceAsync(60);
        Assert.Equal((487, 10_004), SeatClient.GetReason(meeting.Ann.LinesOf(cleo)[^1]["endReason"]));
        Assert.True(meeting.Ann.HasRemoved(cleo));
    }

    [Fact]
    public async Task Who_comes_by_themself_while_ringing_is_in_the_call_once()
    {
        await using Stage stage = await Stage.StartAsync(options => options.RingDuration = TimeSpan.FromMinutes(5));
        Meeting meeting = await stage.MeetAsync();
        string cleo = await InvitedAsync(stage, meeting);
        (await meeting.Ann.AskAsync("add", cleo)).Expect();
        await stage.SitAsync(meeting.RoomId, cleo);
        await stage.AdvanceAsync(60);
        Assert.Equal(["Connecting", "Ringing", "Connected"], meeting.Ann.StatesOf(cleo));
        Assert.Equal("Connected", meeting.Ann.People[cleo]["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_user_who_is_not_on_the_roster_is_refused()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", await stage.CreateUserAsync())).ExpectError(403, 5828);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.Invited));
    }

    [Fact]
    public async Task A_phone_is_refused_while_the_room_may_not_dial_out()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.SetDialOutAsync(meeting.RoomId, isEnabled: false);
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).ExpectError(403, 7504);
    }

    [Theory]
    [InlineData(Phone, null, 400, 0)]
    [InlineData(Phone, "5550100", 400, 0)]
    [InlineData("4:5550100", Stage.CallerId, 400, 0)]
    [InlineData(Phone, "+15005550201", 403, 7507)]
    [InlineData("8:orgid:0e2e3a2c-4bf1-4d3c-8a06-0f0f6a0b7f11", null, 400, 0)]
    [InlineData("nonsense", null, 400, 0)]
    public async Task What_cannot_be_added_is_refused(string participant, string? callerId, int code, int subCode)
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", participant, callerId)).ExpectError(code, subCode);
        (await meeting.Ann.AskAsync("add")).ExpectError(400, 0);
        Assert.Empty(stage.Emulator.Ledger.GetEntries(LedgerKind.Dialled));
    }

    [Fact]
    public async Task Adding_somebody_who_is_there_or_rings_changes_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", meeting.BenId)).Expect();
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(1);
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(1);
        Assert.Equal(["Connected"], meeting.Ann.StatesOf(meeting.BenId));
        Assert.Equal(["Connecting", "Ringing", "Connected"], meeting.Ann.StatesOf(Phone));
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Dialled));
    }

    [Fact]
    public async Task Who_rings_is_cancelled_when_the_adder_leaves()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        (await meeting.Ann.AskAsync("add", Phone, Stage.CallerId)).Expect();
        await meeting.Ann.DoAsync("leave");
        await stage.AdvanceAsync(60);
        Assert.Equal(Phone, Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Cancelled)).RawId);
        Assert.Empty(meeting.Ben.LinesOf(Phone));
    }

    [Fact]
    public async Task A_phone_that_hangs_up_leaves_without_a_reason()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        const string Brief = "4:+15005550105";
        (await meeting.Ann.AskAsync("add", Brief, Stage.CallerId)).Expect();
        await stage.AdvanceAsync(6);
        Assert.Equal(["Connecting", "Ringing", "Connected", "Disconnected"], meeting.Ann.StatesOf(Brief));
        Assert.Null(meeting.Ann.LinesOf(Brief)[^1]["endReason"]);
        Assert.False(meeting.Ann.People.ContainsKey(Brief));
    }

    [Fact]
    public async Task Whom_Call_Automation_adds_the_seats_see_when_connected()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string connection = await stage.ConnectedAsync(meeting.RoomId);
        string cleo = await InvitedAsync(stage, meeting);
        (await stage.AddPhoneAsync(connection, Phone[2..])).Expect(202);
        (await stage.AddUserAsync(connection, cleo)).Expect(202);
        await stage.AdvanceAsync(1);
        Assert.Equal(["Connected"], meeting.Ann.StatesOf(Phone));
        Assert.Equal(["Connected"], meeting.Ben.StatesOf(cleo));
        Assert.Equal("Consumer", meeting.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    private static async Task<string> InvitedAsync(Stage stage, Meeting meeting)
    {
        string user = await stage.CreateUserAsync();
        await stage.SetRoleAsync(meeting.RoomId, user, "Consumer");
        return user;
    }
}
