using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

public sealed class RoleChangeTests
{
    [Fact]
    public async Task A_new_role_comes_with_its_capabilities_and_the_others_see_it()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.SetRoleAsync(pair.RoomId, pair.BenId, "Presenter");
        Assert.Equal(["type", "role", "capabilities"], pair.Ben.Updates[^1].Select(member => member.Key));
        Assert.Equal("Presenter", pair.Ben.Self("role")!.GetValue<string>());
        Assert.Equal("Capable", pair.Ben.Self("capabilities")!["RemoveParticipant"]!["reason"]!.GetValue<string>());
        Assert.Equal("Presenter", pair.BenAsSeen["role"]!.GetValue<string>());
        (await pair.Ben.AskAsync("startScreenSharing")).Expect();
    }

    [Fact]
    public async Task What_the_new_role_may_not_do_stops()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: "Presenter");
        await fixture.ConnectedAsync(pair.RoomId);
        foreach (string type in (string[])["unmute", "startVideo", "startScreenSharing"])
        {
            await pair.Ben.DoAsync(type);
        }

        await fixture.SetRoleAsync(pair.RoomId, pair.BenId, "Attendee");
        Assert.Equal((false, true, false), (pair.Ben.Is("isMuted"), pair.Ben.Is("isVideoOn"), pair.Ben.Is("isScreenSharing")));
        await fixture.SetRoleAsync(pair.RoomId, pair.BenId, "Consumer");
        Assert.Equal((true, true, false, false), (pair.Ben.Is("isMuted"), pair.Ben.Is("isMutedByOthers"), pair.Ben.Is("isVideoOn"), pair.Ben.Is("isScreenSharing")));
        Assert.Empty(pair.BenAsSeen["streams"]!.AsArray());
        Assert.True(fixture.Callbacks.All[^1].Data["participants"]![1]!["isMuted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_same_role_sends_no_update()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.SetRoleAsync(pair.RoomId, pair.BenId, "Attendee");
        Assert.Single(pair.Ben.Updates);
    }

    [Fact]
    public async Task Somebody_without_a_seat_is_seen_with_the_new_role()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        string cleo = await fixture.CreateUserAsync();
        await fixture.SetRoleAsync(pair.RoomId, cleo, "Consumer");
        (await pair.Ann.AskAsync("add", cleo)).Expect();
        await fixture.AdvanceAsync(1);
        await fixture.SetRoleAsync(pair.RoomId, cleo, "Collaborator");
        Assert.Equal("Collaborator", pair.Ben.People[cleo]["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_is_taken_off_the_roster_stays_with_the_role()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.SetRoleAsync(pair.RoomId, pair.AnnId, null);
        Assert.Single(pair.Ben.LinesOf(pair.AnnId));
        (await pair.Ann.AskAsync("muteOthers")).Expect();
    }

    [Fact]
    public async Task Who_may_not_unmute_comes_muted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (string roomId, string[] users) = await fixture.CreateRoomOfAsync("Consumer");
        Assert.True((await fixture.SitAsync(roomId, users[0], join => join["isMuted"] = false)).Is("isMuted"));
    }

    [Fact]
    public async Task Whether_the_room_may_dial_out_is_a_capability()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync();
        await fixture.SetDialOutAsync(pair.RoomId, isEnabled: false);
        Assert.Equal(["type", "capabilities"], pair.Ann.Updates[^1].Select(member => member.Key));
        Assert.Equal((false, "CallTypeRestricted"), DialOut(pair.Ann));
        Assert.Equal((false, "RoleRestricted"), DialOut(pair.Ben));
        await fixture.SetDialOutAsync(pair.RoomId, isEnabled: true);
        Assert.Equal((true, "Capable"), DialOut(pair.Ann));
    }

    private static (bool IsAllowed, string Reason) DialOut(SeatClient seat)
    {
        JsonNode told = seat.Self("capabilities")!["AddPhoneNumber"]!;
        return (told["isAllowed"]!.GetValue<bool>(), told["reason"]!.GetValue<string>());
    }
}
