using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class CallParticipantsTests
{
    private const int Crowd = 350;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_room_comes_in_pages_whose_links_are_followed_as_they_are(bool relative)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options =>
        {
            options.RosterPageSize = 100;
            options.RelativeNextLinks = relative;
        });
        string[] users = [.. Enumerable.Range(0, Crowd).Select(number => $"8:acs:res_user{number}")];
        string roomId = await fixture.CreateRoomAsync(users: users);
        foreach (string user in users)
        {
            await fixture.JoinAsync(roomId, user);
        }

        string id = (await fixture.ConnectAsync(roomId)).Expect(200)["callConnectionId"];
        ReceivedCallback roster = await fixture.Callbacks.NextAsync("ParticipantsUpdated");
        Assert.Equal(users, roster.RawIds);

        List<string> listed = [];
        List<int> sizes = [];
        string? next = $"/calling/callConnections/{id}/participants?api-version=2026-03-12";
        while (next is not null)
        {
            ServiceResponse page = (await fixture.Client.SendAsync("GET", next)).Expect(200);
            string[] people = [.. page.Json["value"]!.AsArray().Select(person => person!["identifier"]!["rawId"]!.GetValue<string>())];
            listed.AddRange(people);
            sizes.Add(people.Length);
            next = page.Json["nextLink"]?.GetValue<string>();
            Assert.True(next is null || next.StartsWith('/') == relative);
            Assert.True(next is null || next.Contains("api-version=2026-03-12", StringComparison.Ordinal));
            next = next?.Replace(fixture.Emulator.Endpoint.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal);
        }

        Assert.Equal(users, listed);
        Assert.Equal([100, 100, 100, 50], sizes);
    }

    [Fact]
    public async Task One_page_has_no_link()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        JsonObject page = (await fixture.CallAsync("GET", id, "/participants")).Expect(200).Json.AsObject();
        Assert.Equal(["value"], page.Select(member => member.Key));
        JsonNode alice = page["value"]!.AsArray().Single()!;
        Assert.Equal(
            $$$"""{"identifier":{"rawId":"{{{EmulatorHttpFixture.Alice}}}","kind":"communicationUser","communicationUser":{"id":"{{{EmulatorHttpFixture.Alice}}}"}},"isMuted":false,"isOnHold":false}""",
            alice.ToJsonString());
    }

    [Fact]
    public async Task A_wrong_token_is_400()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        ServiceResponse answer = await fixture.Client.SendAsync("GET", $"/calling/callConnections/{id}/participants?skipToken=x&api-version=2026-03-12");
        answer.ExpectError(400, "8523");
    }

    [Theory]
    [InlineData("4%3A%2B14255550100")]
    [InlineData("4%3a%2b14255550100")]
    [InlineData("4:+14255550100")]
    public async Task One_participant_is_found_by_the_decoded_raw_id(string segment)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.WithPhoneAsync("+14255550100");
        JsonNode phone = (await fixture.CallAsync("GET", id, "/participants/" + segment)).Expect(200).Json;
        Assert.Equal(
            """{"identifier":{"rawId":"4:+14255550100","kind":"phoneNumber","phoneNumber":{"value":"+14255550100"}},"isMuted":false,"isOnHold":false}""",
            phone.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task One_who_is_not_there_is_404_8522()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.ConnectedAsync();
        (await fixture.CallAsync("GET", id, "/participants/4%3A%2B14255550100")).ExpectError(404, "8522");
    }
}
