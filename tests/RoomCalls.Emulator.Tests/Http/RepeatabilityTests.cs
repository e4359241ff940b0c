using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Http;

public sealed class RepeatabilityTests
{
    private readonly string _id = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_repeated_add_gets_the_same_invitation_and_dials_once()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        ServiceAnswer first = (await stage.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        ServiceAnswer second = (await stage.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal("accepted", second.Headers["Repeatability-Result"]);
        await stage.AdvanceAsync(1);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Dialled));
        Assert.Equal(4, stage.Sink.All.Count);
    }

    [Fact]
    public async Task A_repeated_create_gets_the_same_room()
    {
        await using Stage stage = await Stage.StartAsync();
        ServiceAnswer first = await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id);
        ServiceAnswer second = await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id);
        Assert.Equal(first.Expect(201)["id"], second.Expect(201)["id"]);
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
    }

    [Fact]
    public async Task A_repeated_connect_gets_the_same_connection()
    {
        await using Stage stage = await Stage.StartAsync();
        JsonObject body = stage.ConnectBody(await stage.OpenRoomAsync());
        const string Target = "/calling/callConnections:connect?api-version=2026-03-12";
        ServiceAnswer first = await stage.Client.SendAsync("POST", Target, body, _id);
        ServiceAnswer second = await stage.Client.SendAsync("POST", Target, body, _id);
        Assert.Equal(first.Expect(200)["callConnectionId"], second.Expect(200)["callConnectionId"]);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Connected));
    }

    [Fact]
    public async Task A_repeated_terminate_is_204_although_the_call_is_gone()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        (await stage.CallAsync("POST", connection, ":terminate", repeatId: _id)).Expect(204);
        (await stage.CallAsync("POST", connection, ":terminate", repeatId: _id)).Expect(204);
        ServiceAnswer other = await stage.CallAsync("POST", connection, ":terminate", repeatId: Guid.NewGuid().ToString());
        other.ExpectError(404, "8522");
        Assert.Equal("accepted", other.Headers["Repeatability-Result"]);
    }

    [Fact]
    public async Task Errors_are_shaped_as_recorded()
    {
        await using Stage stage = await Stage.StartAsync();
        ServiceAnswer answer = await stage.CallAsync("POST", "03009180-88c0-405d-aef7-0ad5d2975f09", ":terminate", repeatId: _id);
        Assert.True(JsonNode.DeepEquals(Recording.Answer("terminate-error-1"), answer.Json));
    }

    [Theory]
    [InlineData("f6e1f1a0-0000-4000-8000-000000000001", null)]
    [InlineData(null, ServiceClient.Date)]
    [InlineData("not a uuid", ServiceClient.Date)]
    [InlineData("f6e1f1a0-0000-4000-8000-000000000001", "yesterday")]
    public async Task Both_headers_or_neither(string? id, string? firstSent)
    {
        await using Stage stage = await Stage.StartAsync();
        using HttpRequestMessage request = stage.Client.Request("POST", "/rooms?api-version=2025-03-13", "{}"u8.ToArray());
        if (id is not null)
        {
            request.Headers.TryAddWithoutValidation("Repeatability-Request-ID", id);
        }

        if (firstSent is not null)
        {
            request.Headers.TryAddWithoutValidation("Repeatability-First-Sent", firstSent);
        }

        (await stage.Client.SendAsync(request)).ExpectError(400, "BadRequest");
    }

    [Fact]
    public async Task An_answer_is_forgotten_after_10_minutes()
    {
        await using Stage stage = await Stage.StartAsync();
        string first = (await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id)).Expect(201)["id"];
        await stage.AdvanceAsync(600);
        Assert.NotEqual(first, (await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id)).Expect(201)["id"]);
    }
}
