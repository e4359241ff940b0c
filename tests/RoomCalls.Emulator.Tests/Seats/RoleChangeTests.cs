using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class RoleChangeTests
{
    [Fact]
    public async Task A_new_role_comes_with_its_capabilities_and_the_others_see_it()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.SetRoleAsync(meeting.RoomId, meeting.BenId, "Presenter");
        Assert.Equal(["type", "role", "capabilities"], meeting.Ben.Updates[^1].Select(member => member.Key));
        Assert.Equal("Presenter", meeting.Ben.Self("role")!.GetValue<string>());
        Assert.Equal("Capable", meeting.Ben.Self("capabilities")!["RemoveParticipant"]!["reason"]!.GetValue<string>());
        Assert.Equal("Presenter", meeting.BenAsSeen["role"]!.GetValue<string>());
        (await meeting.Ben.AskAsync("startScreenSharing")).Expect();
    }

    [Fact]
    public async Task What_the_new_role_may_not_do_stops()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync(other: "Presenter");
        await stage.ConnectedAsync(meeting.RoomId);
        foreach (string type in (string[])["unmute", "startVideo", "startScreenSharing"])
        {
            await meeting.Ben.DoAsync(type);
        }

        await stage.SetRoleAsync(meeting.RoomId, meeting.BenId, "Attendee");
        Assert.Equal((false, true, false), (meeting.Ben.Is("isMuted"), meeting.Ben.Is("isVideoOn"), meeting.Ben.Is("isScreenSharing")));
        await stage.SetRoleAsync(meeting.RoomId, meeting.BenId, "Consumer");
        Assert.Equal((true, true, false, false), (meeting.Ben.Is("isMuted"), meeting.Ben.Is("isMutedByOthers"), meeting.Ben.Is("isVideoOn"), meeting.Ben.Is("isScreenSharing")));
        Assert.Empty(meeting.BenAsSeen["streams"]!.AsArray());
        Assert.True(stage.Sink.All[^1].Data["participants"]![1]!["isMuted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_same_role_tells_nobody()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.SetRoleAsync(meeting.RoomId, meeting.BenId, "Attendee");
        Assert.Single(meeting.Ben.Updates);
    }

    [Fact]
    public async Task Somebody_without_a_seat_is_seen_with_the_new_role()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        string cleo = await stage.CreateUserAsync();
        await stage.SetRoleAsync(meeting.RoomId, cleo, "Consumer");
        (await meeting.Ann.AskAsync("add", cleo)).Expect();
        await stage.AdvanceAsync(1);
        await stage.SetRoleAsync(meeting.RoomId, cleo, "Collaborator");
        Assert.Equal("Collaborator", meeting.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_is_taken_off_the_roster_stays_with_the_role()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.SetRoleAsync(meeting.RoomId, meeting.AnnId, null);
        Assert.Single(meeting.Ben.LinesOf(meeting.AnnId));
        (await meeting.Ann.AskAsync("muteOthers")).Expect();
    }

    [Fact]
    public async Task Who_may_not_unmute_comes_muted()
    {
        await using Stage stage = await Stage.StartAsync();
        (string roomId, string[] users) = await stage.CreateRoomOfAsync("Consumer");
        Assert.True((await stage.SitAsync(roomId, users[0], join => join["isMuted"] = false)).Is("isMuted"));
    }

    [Fact]
    public async Task Whether_the_room_may_dial_out_is_a_capability()
    {
        await using Stage stage = await Stage.StartAsync();
        Meeting meeting = await stage.MeetAsync();
        await stage.SetDialOutAsync(meeting.RoomId, isEnabled: false);
        Assert.Equal(["type", "capabilities"], meeting.Ann.Updates[^1].Select(member => member.Key));
        Assert.Equal((false, "CallTypeRestricted"), DialOut(meeting.Ann));
        Assert.Equal((false, "RoleRestricted"), DialOut(meeting.Ben));
        await stage.SetDialOutAsync(meeting.RoomId, isEnabled: true);
        Assert.Equal((true, "Capable"), DialOut(meeting.Ann));
    }

    private static (bool IsAllowed, string Reason) DialOut(SeatClient seat)
    {
        JsonNode told = seat.Self("capabilities")!["AddPhoneNumber"]!;
        return (told["isAllowed"]!.GetValue<bool>(), told["reason"]!.GetValue<string>());
    }
}
