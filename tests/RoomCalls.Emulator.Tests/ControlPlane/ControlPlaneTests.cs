using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.ControlPlane;

public sealed class ControlPlaneTests
{
    private static async Task<(int Status, JsonNode Json)> SendAsync(Stage stage, string method, string path, string? body = null)
    {
        using HttpClient plain = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(stage.Emulator.Endpoint, "/emulator/" + path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    [Fact]
    public async Task A_user_joins_and_leaves()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.CreateRoomAsync(users: Stage.Alice);
        string body = $$"""{"roomId":"{{roomId}}","userId":"{{Stage.Alice}}"}""";
        Assert.Equal(200, (await SendAsync(stage, "POST", "join", body)).Status);
        JsonNode room = (await SendAsync(stage, "GET", "state")).Json["rooms"]!.AsArray().Single()!;
        Assert.Equal(Stage.Alice, room["call"]!["people"]![0]!["identifier"]!["rawId"]!.GetValue<string>());
        Assert.Equal("Presenter", room["roster"]![Stage.Alice]!.GetValue<string>());
        Assert.Equal(200, (await SendAsync(stage, "POST", "leave", body)).Status);
        Assert.Null((await SendAsync(stage, "GET", "state")).Json["rooms"]![0]!["call"]);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.CreateRoomAsync();
        (int status, JsonNode json) = await SendAsync(stage, "POST", "join", $$"""{"roomId":"{{roomId}}","userId":"{{Stage.Alice}}"}""");
        Assert.Equal((403, 5828), (status, json["error"]!["subCode"]!.GetValue<int>()));
        (status, json) = await SendAsync(stage, "POST", "join", """{"roomId":"1","userId":"8:acs:a_b"}""");
        Assert.Equal(404, status);
        Assert.NotEmpty(json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task State_shows_connections_and_who_rings()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        string invitation = (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202)["invitationId"];
        JsonNode shown = (await SendAsync(stage, "GET", "state")).Json["rooms"]![0]!["call"]!["connections"]!.AsArray().Single()!;
        Assert.Equal(connection, shown["callConnectionId"]!.GetValue<string>());
        Assert.Equal(2, shown["sequenceNumber"]!.GetValue<int>());
        Assert.Equal(invitation, shown["invitations"]![0]!["invitationId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Faults_are_added_listed_and_cleared()
    {
        await using Stage stage = await Stage.StartAsync();
        const string Fault = """{"kind":"status","operation":"CreateRoom","statusCode":429,"errorCode":"Slow","retryAfterSeconds":3,"afterExecuting":true,"times":2}""";
        (int status, JsonNode json) = await SendAsync(stage, "POST", "faults", Fault);
        Assert.Equal((201, "status", 2), (status, json["faults"]![0]!["kind"]!.GetValue<string>(), json["faults"]![0]!["times"]!.GetValue<int>()));
        ServiceAnswer answer = (await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject())).ExpectError(429, "Slow");
        Assert.Equal("3", answer.Headers["Retry-After"]);
        Assert.Single((await SendAsync(stage, "GET", "faults")).Json["faults"]!.AsArray());
        Assert.Equal(200, (await SendAsync(stage, "DELETE", "faults")).Status);
        Assert.Empty(stage.Emulator.Faults.Pending);
        Assert.Single((await SendAsync(stage, "GET", "state")).Json["rooms"]!.AsArray());
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
        await using Stage stage = await Stage.StartAsync();
        Assert.Equal(201, (await SendAsync(stage, "POST", "faults", body)).Status);
        Assert.Equal(kind, Assert.Single(stage.Emulator.Faults.Pending).Kind);
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
        await using Stage stage = await Stage.StartAsync();
        (int status, JsonNode json) = await SendAsync(stage, "POST", path, body);
        Assert.Equal(400, status);
        Assert.NotEmpty(json["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_logs_can_be_read()
    {
        await using Stage stage = await Stage.StartAsync();
        await stage.ConnectedAsync();
        await stage.SettleAsync();
        JsonNode requests = (await SendAsync(stage, "GET", "requests")).Json;
        Assert.Equal("Connect", requests["requests"]![1]!["operation"]!.GetValue<string>());
        JsonNode deliveries = (await SendAsync(stage, "GET", "deliveries")).Json;
        Assert.Equal("CallConnected", deliveries["deliveries"]![0]!["eventType"]!.GetValue<string>());
        Assert.Equal(0, deliveries["dropped"]!.GetValue<int>());
        JsonNode ledger = (await SendAsync(stage, "GET", "ledger")).Json;
        Assert.Equal("callStarted", ledger["ledger"]![0]!["kind"]!.GetValue<string>());
        Assert.DoesNotContain(stage.Emulator.Requests, request => request.Path.StartsWith("/emulator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_is_advanced()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        (int status, JsonNode json) = await SendAsync(stage, "POST", "clock/advance", """{"seconds":180}""");
        Assert.Equal((200, "2026-01-05T09:03:00+00:00"), (status, json["now"]!.GetValue<string>()));
        Assert.Equal("AddParticipantFailed", stage.Sink.All[^1].Type);
    }

    [Fact]
    public async Task A_real_clock_is_409()
    {
        await using Stage stage = await Stage.StartRealAsync();
        (int status, JsonNode json) = await SendAsync(stage, "POST", "clock/advance", """{"seconds":1}""");
        Assert.Equal(409, status);
        Assert.Contains("real time", json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_and_unknown_paths()
    {
        await using Stage stage = await Stage.StartAsync();
        await stage.CreateRoomAsync();
        Assert.Equal(200, (await SendAsync(stage, "POST", "reset")).Status);
        Assert.Empty((await SendAsync(stage, "GET", "state")).Json["rooms"]!.AsArray());
        Assert.Equal(404, (await SendAsync(stage, "GET", "nothing")).Status);
        Assert.Equal(404, (await SendAsync(stage, "GET", "join")).Status);
    }

    [Fact]
    public async Task It_listens_elsewhere_when_told_so()
    {
        await using Stage stage = await Stage.StartAsync(options =>
        {
            options.Host = IPAddress.Any;
            options.AllowControlPlaneFromAnywhere = true;
        });
        Assert.Equal("127.0.0.1", stage.Emulator.Endpoint.Host);
        Assert.Equal(200, (await SendAsync(stage, "GET", "state")).Status);
    }
}
