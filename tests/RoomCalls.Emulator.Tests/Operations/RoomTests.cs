using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class RoomTests
{
    private const string Version = "?api-version=2025-03-13";

    private static Task<ServiceResponse> CreateAsync(EmulatorHttpFixture fixture, string body) => fixture.Client.SendAsync("POST", "/rooms" + Version, JsonNode.Parse(body));

    [Fact]
    public async Task A_room_has_the_documented_defaults()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse room = (await CreateAsync(fixture, """{"participants":{}}""")).Expect(201);
        Assert.Matches("^[0-9]{17}$", room["id"]);
        Assert.Equal(room["id"], room.Headers["Location"]);
        Assert.Equal("2026-01-05T09:00:00+00:00", room["createdAt"]);
        Assert.Equal("2026-01-05T09:00:00+00:00", room["validFrom"]);
        Assert.Equal("2026-07-04T09:00:00+00:00", room["validUntil"]);
        Assert.False(room.Json["pstnDialOutEnabled"]!.GetValue<bool>());
        ServiceResponse read = (await fixture.Client.SendAsync("GET", $"/rooms/{room["id"]}{Version}")).Expect(200);
        Assert.Equal(room.Text, read.Text);
    }

    [Fact]
    public async Task A_room_keeps_what_it_was_given()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse room = await CreateAsync(fixture, """
            {"validFrom":"2026-01-06T09:00:00.125Z","validUntil":"2026-01-07T11:00:00+02:00","pstnDialOutEnabled":true,
             "participants":{"8:acs:r_a":{"role":"Collaborator"},"8:acs:r_b":{},"8:acs:r_c":{"role":"Consumer"}}}
            """);
        room.Expect(201);
        Assert.Equal("2026-01-06T09:00:00.125+00:00", room["validFrom"]);
        Assert.Equal("2026-01-07T09:00:00+00:00", room["validUntil"]);
        JsonNode list = (await fixture.Client.SendAsync("GET", $"/rooms/{room["id"]}/participants{Version}")).Expect(200).Json;
        Assert.Equal(
            """{"value":[{"rawId":"8:acs:r_a","role":"Collaborator"},{"rawId":"8:acs:r_b","role":"Attendee"},{"rawId":"8:acs:r_c","role":"Consumer"}]}""",
            list.ToJsonString());
    }

    [Theory]
    [InlineData("""{"participants":{"invalid MRI Values":{"role":"Presenter"}}}""")]
    [InlineData("""{"participants":{"4:+14255550100":{"role":"Presenter"}}}""")]
    [InlineData("""{"participants":{"8:acs:r_a":{"role":"presenter"}}}""")]
    [InlineData("""{"participants":{"8:acs:r_a":null}, "validFrom":"yesterday"}""")]
    [InlineData("""{"participants":[]}""")]
    [InlineData("""{"validFrom":"2026-01-06T09:00:00Z","validUntil":"2026-01-06T09:00:00Z"}""")]
    [InlineData("""{"validFrom":"2025-01-01T09:00:00Z","validUntil":"2025-01-06T09:00:00Z"}""")]
    [InlineData("""{"validFrom":"2026-01-06T09:00:00Z","validUntil":"2026-07-06T09:00:00Z"}""")]
    [InlineData("""{"pstnDialOutEnabled":"yes"}""")]
    public async Task A_room_that_makes_no_sense_is_400(string body)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse answer = (await CreateAsync(fixture, body)).ExpectError(400, "BadRequest");
        Assert.Equal("BadRequest", answer.Headers["x-ms-error-code"]);
    }

    [Fact]
    public async Task Collaborator_needs_the_version_that_knows_it()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        JsonNode body = JsonNode.Parse("""{"participants":{"8:acs:r_a":{"role":"Collaborator"}}}""")!;
        (await fixture.Client.SendAsync("POST", "/rooms?api-version=2024-04-15", body)).ExpectError(400, "BadRequest");
    }

    [Fact]
    public async Task Errors_are_as_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse identifier = await CreateAsync(fixture, """{"participants":{"invalid MRI Values":{"role":"Presenter"}}}""");
        Assert.True(JsonNode.DeepEquals(RecordingReader.ReadResponseBody("rooms-create-error-1"), identifier.Json));
        ServiceResponse malformed = await fixture.Client.SendAsync("PATCH", "/rooms/non-existingroomId" + Version, new JsonObject());
        Assert.True(JsonNode.DeepEquals(RecordingReader.ReadResponseBody("rooms-update-error-1"), malformed.Expect(400).Json));
        (await fixture.Client.SendAsync("GET", "/rooms/99000000000000000" + Version)).ExpectError(404, "NotFound");
    }

    [Fact]
    public async Task An_update_changes_only_what_it_names()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.CreateRoomAsync(dialOut: false);
        ServiceResponse updated = await fixture.Client.SendAsync("PATCH", $"/rooms/{id}{Version}", new JsonObject { ["pstnDialOutEnabled"] = true });
        Assert.True(updated.Expect(200).Json["pstnDialOutEnabled"]!.GetValue<bool>());
        Assert.Equal("2026-07-04T09:00:00+00:00", updated["validUntil"]);
        updated = await fixture.Client.SendAsync("PATCH", $"/rooms/{id}{Version}", new JsonObject { ["validUntil"] = "2026-01-05T10:00:00Z" });
        Assert.Equal("2026-01-05T10:00:00+00:00", updated.Expect(200)["validUntil"]);
        updated = await fixture.Client.SendAsync("PATCH", $"/rooms/{id}{Version}", new JsonObject { ["validUntil"] = "2026-01-05T08:00:00Z" });
        updated.ExpectError(400, "BadRequest");
    }

    [Fact]
    public async Task A_roster_change_adds_changes_and_removes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = await fixture.CreateRoomAsync(users: [EmulatorHttpFixture.Alice, EmulatorHttpFixture.Bob]);
        JsonNode change = JsonNode.Parse($$$"""{"participants":{"{{{EmulatorHttpFixture.Alice}}}":null,"{{{EmulatorHttpFixture.Bob}}}":{"role":"Consumer"},"8:acs:r_new":{"role":"Attendee"},"8:acs:r_no":null}}""")!;
        Assert.Equal("{}", (await fixture.Client.SendAsync("PATCH", $"/rooms/{id}/participants{Version}", change)).Expect(200).Text);
        JsonNode list = (await fixture.Client.SendAsync("GET", $"/rooms/{id}/participants{Version}")).Expect(200).Json;
        Assert.Equal([(EmulatorHttpFixture.Bob, "Consumer"), ("8:acs:r_new", "Attendee")], list["value"]!.AsArray()
            .Select(entry => (entry!["rawId"]!.GetValue<string>(), entry["role"]!.GetValue<string>())));
        await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.JoinAsync(id, EmulatorHttpFixture.Alice));
    }

    [Fact]
    public async Task A_deleted_room_is_gone_and_its_call_goes_on()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string connection = await fixture.ConnectedAsync(roomId);
        ServiceResponse deleted = (await fixture.Client.SendAsync("DELETE", $"/rooms/{roomId}{Version}")).Expect(204);
        Assert.Equal("", deleted.Text);
        (await fixture.Client.SendAsync("GET", $"/rooms/{roomId}{Version}")).ExpectError(404, "NotFound");
        (await fixture.CallAsync("GET", connection, "")).Expect(200);
        (await fixture.ConnectAsync(roomId)).ExpectError(404, "8522");
    }

    [Fact]
    public async Task Many_rooms_come_in_pages()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        List<string> created = [];
        for (int number = 0; number < 65; number++)
        {
            created.Add(await fixture.CreateRoomAsync());
        }

        List<string> listed = [];
        string? next = "/rooms" + Version;
        while (next is not null)
        {
            JsonNode page = (await fixture.Client.SendAsync("GET", next)).Expect(200).Json;
            listed.AddRange(page["value"]!.AsArray().Select(room => room!["id"]!.GetValue<string>()));
            next = page["nextLink"] is { } link ? new Uri(link.GetValue<string>()).PathAndQuery : null;
        }

        Assert.Equal(created, listed);
    }

    [Fact]
    public async Task A_long_roster_comes_in_pages()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string[] users = [.. Enumerable.Range(0, 230).Select(number => $"8:acs:res_user{number}")];
        string id = await fixture.CreateRoomAsync(users: users);
        List<string> listed = [];
        string? next = $"/rooms/{id}/participants{Version}";
        while (next is not null)
        {
            JsonNode page = (await fixture.Client.SendAsync("GET", next)).Expect(200).Json;
            listed.AddRange(page["value"]!.AsArray().Select(entry => entry!["rawId"]!.GetValue<string>()));
            next = page["nextLink"] is { } link ? new Uri(link.GetValue<string>()).PathAndQuery : null;
        }

        Assert.Equal(users, listed);
    }
}
