using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.ControlPlane;

public sealed class ControlPlaneTests
{
    private static async Task<(int Status, JsonNode Json)> SendAsync(EmulatorHttpFixture fixture, string method, string path, string? body = null)
    {
        using HttpClient plain = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(fixture.Emulator.Endpoint, "/emulator/" + path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    [Fact]
    public async Task A_user_joins_and_leaves()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.CreateRoomAsync(users: EmulatorHttpFixture.Alice);
        string body = $$"""{"roomId":"{{roomId}}","userId":"{{EmulatorHttpFixture.Alice}}"}""";
        Assert.Equal(200, (await SendAsync(fixture, "POST", "join", body)).Status);
        JsonNode room = (await SendAsync(fixture, "GET", "state")).Json["rooms"]!.AsArray().Single()!;
        Assert.Equal(EmulatorHttpFixture.Alice, room["call"]!["people"]![0]!["identifier"]!["rawId"]!.GetValue<string>());
        Assert.Equal("Presenter", room["roster"]![EmulatorHttpFixture.Alice]!.GetValue<string>());
        Assert.Equal(200, (await SendAsync(fixture, "POST", "leave", body)).Status);
        Assert.Null((await SendAsync(fixture, "GET", "state")).Json["rooms"]![0]!["call"]);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.CreateRoomAsync();
        (int status, JsonNode json) = await SendAsync(fixture, "POST", "join", $$"""{"roomId":"{{roomId}}","userId":"{{EmulatorHttpFixture.Alice}}"}""");
        Assert.Equal((403, 5828), (status, json["error"]!["subCode"]!.GetValue<int>()));
        (status, json) = await SendAsync(fixture, "POST", "join", """{"roomId":"1","userId":"8:acs:a_b"}""");
        Assert.Equal(404, status);
        Assert.NotEmpty(json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task State_shows_connections_and_who_rings()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        string invitation = (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202)["invitationId"];
        JsonNode shown = (await SendAsync(fixture, "GET", "state")).Json["rooms"]![0]!["call"]!["connections"]!.AsArray().Single()!;
        Assert.Equal(connection, shown["callConnectionId"]!.GetValue<string>());
        Assert.Equal(2, shown["sequenceNumber"]!.GetValue<int>());
        Assert.Equal(invitation, shown["invitations"]![0]!["invitationId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Faults_are_added_listed_and_cleared()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        const string Fault = """{"kind":"status","operation":"CreateRoom","statusCode":429,"errorCode":"Slow","retryAfterSeconds":3,"afterExecuting":true,"times":2}""";
        (int status, JsonNode json) = await SendAsync(fixture, "POST", "faults", Fault);
        Assert.Equal((201, "status", 2), (status, json["faults"]![0]!["kind"]!.GetValue<string>(), json["faults"]![0]!["times"]!.GetValue<int>()));
        ServiceResponse answer = (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject())).ExpectError(429, "Slow");
        Assert.Equal("3", answer.Headers["Retry-After"]);
        Assert.Single((await SendAsync(fixture, "GET", "faults")).Json["faults"]!.AsArray());
        Assert.Equal(200, (await SendAsync(fixture, "DELETE", "faults")).Status);
        Assert.Empty(fixture.Emulator.Faults.Pending);
        Assert.Single((await SendAsync(fixture, "GET", "state")).Json["rooms"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"kind":"drop"}""", EmulatorFaultKind.Drop)]
    [InlineData("""{"kind":"delay","bySeconds":1.5}""", EmulatorFaultKind.Delay)]
    [InlineData("""{"kind":"repeat","copies":4,"eventType":"CallConnected"}""", EmulatorFaultKind.Repeat)]
    [InlineData("""{"kind":"early","operationContext":"x"}""", EmulatorFaultKind.Early)]
    [InlineData("""{"kind":"lose"}""", EmulatorFaultKind.Lose)]
    [InlineData("""{"kind":"delayCallback","bySeconds":2}""", EmulatorFaultKind.DelayCallback)]
    public async Task Every_kind_of_fault_has_a_name(string body, EmulatorFaultKind kind)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        Assert.Equal(201, (await SendAsync(fixture, "POST", "faults", body)).Status);
        Assert.Equal(kind, Assert.Single(fixture.Emulator.Faults.Pending).Kind);
    }

    [Theory]
    [InlineData("faults", "{")]
    [InlineData("faults", "[]")]
    [InlineData("faults", "{}")]
    [InlineData("faults", """{"kind":"explode"}""")]
    [InlineData("faults", """{"kind":"status","statusCode":200}""")]
    [InlineData("faults", """{"kind":"status","statusCode":"500"}""")]
    [InlineData("faults", """{"kind":"drop","afterExecuting":1}""")]
    [InlineData("join", """{"roomId":7}""")]
    [InlineData("clock/advance", """{"seconds":-1}""")]
    [InlineData("clock/advance", """{}""")]
    public async Task A_body_that_makes_no_sense_is_400_with_a_message(string path, string body)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        (int status, JsonNode json) = await SendAsync(fixture, "POST", path, body);
        Assert.Equal(400, status);
        Assert.NotEmpty(json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_logs_can_be_read()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.ConnectedAsync();
        await fixture.SettleAsync();
        JsonNode requests = (await SendAsync(fixture, "GET", "requests")).Json;
        Assert.Equal("Connect", requests["requests"]![1]!["operation"]!.GetValue<string>());
        JsonNode deliveries = (await SendAsync(fixture, "GET", "deliveries")).Json;
        Assert.Equal("CallConnected", deliveries["deliveries"]![0]!["eventType"]!.GetValue<string>());
        Assert.Equal(0, deliveries["dropped"]!.GetValue<int>());
        JsonNode ledger = (await SendAsync(fixture, "GET", "ledger")).Json;
        Assert.Equal("callStarted", ledger["ledger"]![0]!["kind"]!.GetValue<string>());
        Assert.DoesNotContain(fixture.Emulator.Requests, request => request.Path.StartsWith("/emulator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_is_advanced()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        (int status, JsonNode json) = await SendAsync(fixture, "POST", "clock/advance", """{"seconds":180}""");
        Assert.Equal((200, "2026-01-05T09:03:00+00:00"), (status, json["now"]!.GetValue<string>()));
        Assert.Equal("AddParticipantFailed", fixture.Callbacks.All[^1].Type);
    }

    [Fact]
    public async Task A_real_clock_is_409()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartRealAsync();
        (int status, JsonNode json) = await SendAsync(fixture, "POST", "clock/advance", """{"seconds":1}""");
        Assert.Equal(409, status);
        Assert.Contains("real time", json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_and_unknown_paths()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.CreateRoomAsync();
        Assert.Equal(200, (await SendAsync(fixture, "POST", "reset")).Status);
        Assert.Empty((await SendAsync(fixture, "GET", "state")).Json["rooms"]!.AsArray());
        Assert.Equal(404, (await SendAsync(fixture, "GET", "nothing")).Status);
        Assert.Equal(404, (await SendAsync(fixture, "GET", "join")).Status);
    }

    [Fact]
    public async Task It_listens_on_every_address_when_allowed()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options =>
        {
            options.Host = IPAddress.Any;
            options.AllowControlPlaneFromAnywhere = true;
        });
        Assert.Equal("127.0.0.1", fixture.Emulator.Endpoint.Host);
        Assert.Equal(200, (await SendAsync(fixture, "GET", "state")).Status);
    }
}
