using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Http;

public sealed class RepeatabilityTests
{
    private readonly string _id = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_repeated_add_gets_the_same_invitation_and_dials_once()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        ServiceResponse first = (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        ServiceResponse second = (await fixture.AddPhoneAsync(connection, "+14255550100", repeatId: _id)).Expect(202);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal("accepted", second.Headers["Repeatability-Result"]);
        await fixture.AdvanceAsync(1);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed));
        Assert.Equal(4, fixture.Callbacks.All.Count);
    }

    [Fact]
    public async Task A_repeated_create_gets_the_same_room()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse first = await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id);
        ServiceResponse second = await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id);
        Assert.Equal(first.Expect(201)["id"], second.Expect(201)["id"]);
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
    }

    [Fact]
    public async Task A_repeated_connect_gets_the_same_connection()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        JsonObject body = fixture.ConnectBody(await fixture.OpenRoomAsync());
        const string Target = "/calling/callConnections:connect?api-version=2026-03-12";
        ServiceResponse first = await fixture.Client.SendAsync("POST", Target, body, _id);
        ServiceResponse second = await fixture.Client.SendAsync("POST", Target, body, _id);
        Assert.Equal(first.Expect(200)["callConnectionId"], second.Expect(200)["callConnectionId"]);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Connected));
    }

    [Fact]
    public async Task A_repeated_terminate_is_204_although_the_call_is_gone()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        (await fixture.CallAsync("POST", connection, ":terminate", repeatId: _id)).Expect(204);
        (await fixture.CallAsync("POST", connection, ":terminate", repeatId: _id)).Expect(204);
        ServiceResponse other = await fixture.CallAsync("POST", connection, ":terminate", repeatId: Guid.NewGuid().ToString());
        other.ExpectError(404, "8522");
        Assert.Equal("accepted", other.Headers["Repeatability-Result"]);
    }

    [Fact]
    public async Task Errors_are_shaped_as_recorded()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        ServiceResponse answer = await fixture.CallAsync("POST", "03009180-88c0-405d-aef7-0ad5d2975f09", ":terminate", repeatId: _id);
        Assert.True(JsonNode.DeepEquals(RecordingReader.ReadResponseBody("terminate-error-1"), answer.Json));
    }

    [Theory]
    [InlineData("f6e1f1a0-0000-4000-8000-000000000001", null)]
    [InlineData(null, SignedHttpClient.Date)]
    [InlineData("not a uuid", SignedHttpClient.Date)]
    [InlineData("f6e1f1a0-0000-4000-8000-000000000001", "yesterday")]
    public async Task Both_headers_or_neither(string? id, string? firstSent)
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        using HttpRequestMessage request = fixture.Client.Request("POST", "/rooms?api-version=2025-03-13", "{}"u8.ToArray());
        if (id is not null)
        {
            request.Headers.TryAddWithoutValidation("Repeatability-Request-ID", id);
        }

        if (firstSent is not null)
        {
            request.Headers.TryAddWithoutValidation("Repeatability-First-Sent", firstSent);
        }

        (await fixture.Client.SendAsync(request)).ExpectError(400, "BadRequest");
    }

    [Fact]
    public async Task An_answer_is_forgotten_after_10_minutes()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string first = (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id)).Expect(201)["id"];
        await fixture.AdvanceAsync(600);
        Assert.NotEqual(first, (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject(), _id)).Expect(201)["id"]);
    }
}
