using System.Text;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Http;

public sealed class RequestPipelineTests
{
    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/rooms/1/2/3?api-version=2025-03-13", 404)]
    [InlineData("POST", "/calling/callConnections/a:fly?api-version=2026-03-12", 404)]
    [InlineData("DELETE", "/rooms?api-version=2025-03-13", 405)]
    [InlineData("POST", "/calling/callConnections/a/participants?api-version=2026-03-12", 405)]
    public async Task An_unknown_route_is_404_and_a_wrong_method_405(string method, string target, int status)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await fixture.Client.SendAsync(method, target)).Expect(status);
    }

    [Theory]
    [InlineData("/rooms", "BadRequest")]
    [InlineData("/rooms?api-version=", "BadRequest")]
    [InlineData("/rooms?api-version=2026-03-12", "BadRequest")]
    [InlineData("/rooms?api-version=soon-preview", "BadRequest")]
    [InlineData("/calling/callConnections/a", "8523")]
    [InlineData("/calling/callConnections/a?api-version=2025-03-13", "8523")]
    public async Task A_missing_or_unknown_version_is_400(string target, string code)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (await fixture.Client.SendAsync("GET", target)).ExpectError(400, code);
    }

    [Theory]
    [InlineData("2023-03-06")]
    [InlineData("2023-10-15")]
    [InlineData("2024-04-15")]
    [InlineData("2024-09-15")]
    [InlineData("2025-05-15")]
    [InlineData("2025-06-15")]
    [InlineData("2025-08-15-preview")]
    public async Task Known_versions_are_taken_and_come_back_in_the_events(string version)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        (await fixture.Client.SendAsync("POST", $"/calling/callConnections:connect?api-version={version}", fixture.ConnectBody(roomId))).Expect(200);
        Assert.Equal(version, (await fixture.Callbacks.NextAsync()).Data["version"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/rooms?api-version=2025-03-13", "BadRequest")]
    [InlineData("/calling/callConnections:connect?api-version=2026-03-12", "8523")]
    public async Task Broken_JSON_is_400(string target, string code)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        foreach (string body in new[] { "{", "[]", "\"text\"", "{} {}" })
        {
            using HttpRequestMessage request = fixture.Client.Request("POST", target, Encoding.UTF8.GetBytes(body));
            (await fixture.Client.SendAsync(request)).ExpectError(400, code);
        }
    }

    [Fact]
    public async Task Headers_come_back_as_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpRequestMessage call = fixture.Client.Request("GET", "/calling/callConnections/a?api-version=2026-03-12");
        call.Headers.Add("x-ms-client-request-id", "abc");
        ServiceResponse answer = (await fixture.Client.SendAsync(call)).Expect(404);
        Assert.Equal("abc", answer.Headers["x-ms-client-request-id"]);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Contains("2026-03-12", answer.Headers["api-supported-versions"], StringComparison.Ordinal);
        Assert.True(Guid.TryParse(answer.Headers["X-Microsoft-Skype-Chain-ID"], out _));
        Assert.DoesNotContain("x-ms-error-code", answer.Headers.Keys);
        ServiceResponse rooms = await fixture.Client.SendAsync("GET", "/rooms/1?api-version=2025-03-13");
        Assert.Equal("BadRequest", rooms.Headers["x-ms-error-code"]);
        Assert.Contains("MS-CV", rooms.Headers.Keys);
    }

    [Fact]
    public async Task Requests_are_logged_with_phone_numbers_masked()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string repeat = Guid.NewGuid().ToString();
        await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new System.Text.Json.Nodes.JsonObject(), repeat);
        await fixture.Client.SendAsync("GET", "/calling/callConnections/a/participants/4%3A%2B14255550100?api-version=2026-03-12");
        EmulatedRequest create = fixture.Emulator.Requests[0];
        Assert.Equal((1, "POST", "/rooms", 201, "CreateRoom", repeat, 2),
            (create.Sequence, create.Method, create.Path, create.Status, create.Operation, create.RepeatabilityId, create.BodySize));
        EmulatedRequest get = fixture.Emulator.Requests[1];
        Assert.Equal(("GetParticipant", 404, "/calling/callConnections/a/participants/4:+14***"), (get.Operation, get.Status, get.Path));
    }
}
