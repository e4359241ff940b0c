using System.Text.Json.Nodes;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Seats;

/// <summary>Microsoft's role table for rooms, cell by cell: what a role may, as told and as enforced.</summary>
public sealed class RoleTableTests
{
    private const string All = "Presenter Attendee Consumer Collaborator";
    private static readonly string[] Roles = All.Split(' ');

    /// <summary>The capability, the request that needs it, and the roles that have it.</summary>
    private static readonly (string Capability, string? Request, string Roles)[] Table =
    [
        ("TurnVideoOn", "startVideo", "Presenter Attendee Collaborator"),
        ("UnmuteMicrophone", "unmute", "Presenter Attendee Collaborator"),
        ("ShareScreen", "startScreenSharing", "Presenter Collaborator"),
        ("RemoveParticipant", "remove", "Presenter"),
        ("HangUpForEveryone", "hangUpForEveryone", "Presenter"),
        ("AddCommunicationUser", "add", "Presenter"),
        ("AddPhoneNumber", "add", "Presenter"),
        ("MuteOthers", "muteOthers", "Presenter"),
        ("MuteOthers", "muteParticipant", "Presenter"),
        ("RaiseHand", "raiseHand", All),
        ("StartLiveCaptions", null, All),
    ];

    public static TheoryData<string, string, string?, bool> Cells
    {
        get
        {
            TheoryData<string, string, string?, bool> cells = [];
            foreach ((string capability, string? request, string roles) in Table)
            {
                foreach (string role in Roles)
                {
                    cells.Add(role, capability, request, roles.Split(' ').Contains(role));
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_role_gets_its_capabilities_and_may_do_no_more(string role, string capability, string? request, bool isAllowed)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: role);
        JsonNode told = pair.Ben.Self("capabilities")![capability]!;
        Assert.Equal((isAllowed, isAllowed ? "Capable" : "RoleRestricted"), (told["isAllowed"]!.GetValue<bool>(), told["reason"]!.GetValue<string>()));
        if (request is null)
        {
            return;
        }

        JsonObject more = [];
        if (capability is "AddPhoneNumber")
        {
            more = new JsonObject { ["participant"] = "4:+14255550100", ["alternateCallerId"] = EmulatorHttpFixture.CallerId };
        }
        else if (request is "add" or "remove" or "muteParticipant")
        {
            more["participant"] = pair.AnnId;
        }

        SeatReply answer = await pair.Ben.AskAsync(request, more);
        if (isAllowed)
        {
            answer.Expect();
        }
        else
        {
            Assert.StartsWith("RoleRestricted: ", answer.ExpectError(403, 0).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Presenter")]
    [InlineData("Attendee")]
    [InlineData("Consumer")]
    [InlineData("Collaborator")]
    public async Task No_role_has_what_rooms_do_not_have(string role)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: role);
        Assert.All(["AddTeamsUser", "ManageLobby"], capability => Assert.Equal("CallTypeRestricted", pair.Ben.Self("capabilities")![capability]!["reason"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("stopVideo")]
    [InlineData("stopScreenSharing")]
    [InlineData("hold")]
    [InlineData("resume")]
    [InlineData("raiseHand")]
    [InlineData("lowerHand")]
    [InlineData("speak")]
    [InlineData("leave")]
    public async Task What_no_role_is_needed_for_a_consumer_may(string request)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TwoSeatCall pair = await fixture.StartTwoSeatCallAsync(other: "Consumer");
        (await pair.Ben.AskAsync(request)).Expect();
    }

    [Fact]
    public void A_role_that_is_not_known_counts_as_attendee() => Assert.All(
        Table, row => Assert.Equal(row.Roles.Contains("Attendee", StringComparison.Ordinal), SeatCapabilities.IsAllowed("Moderator", row.Capability)));
}
