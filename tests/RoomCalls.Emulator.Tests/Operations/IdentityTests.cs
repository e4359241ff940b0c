using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Operations;

public sealed class IdentityTests
{
    private const string Version = "?api-version=2023-10-01";

    private static Task<ServiceResponse> CreateAsync(EmulatorHttpFixture fixture, string? body = null) =>
        fixture.Client.SendAsync("POST", "/identities" + Version, body is null ? null : JsonNode.Parse(body));

    private static JsonNode Claims(string token) => JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1])))!;

    [Fact]
    public async Task A_user_needs_no_body()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        HttpRequestMessage request = fixture.Client.Request("POST", "/identities" + Version, body: []);
        JsonNode answer = (await fixture.Client.SendAsync(request)).Expect(201).Json;
        Assert.Matches($"^8:acs:{fixture.Emulator.ResourceId}_[0-9a-f-]{{36}}$", answer["identity"]!["id"]!.GetValue<string>());
        Assert.Null(answer["accessToken"]);
    }

    [Fact]
    public async Task A_user_can_come_with_a_token()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        JsonNode answer = (await CreateAsync(fixture, """{"createTokenWithScopes":["voip","chat"],"expiresInMinutes":60}""")).Expect(201).Json;
        Assert.Equal("2026-01-05T10:00:00+00:00", answer["accessToken"]!["expiresOn"]!.GetValue<string>());
        JsonNode claims = Claims(answer["accessToken"]!["token"]!.GetValue<string>());
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), claims["exp"]!.GetValue<long>());
        Assert.Equal("voip,chat", claims["acsScope"]!.GetValue<string>());
        Assert.Equal(answer["identity"]!["id"]!.GetValue<string>(), "8:" + claims["skypeid"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_lives_a_day_unless_requested_otherwise()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = (await CreateAsync(fixture)).Expect(201).Json["identity"]!["id"]!.GetValue<string>();
        string path = $"/identities/{Uri.EscapeDataString(id)}/:issueAccessToken{Version}";
        ServiceResponse token = (await fixture.Client.SendAsync("POST", path, JsonNode.Parse("""{"scopes":["voip.join"]}"""))).Expect(200);
        Assert.Equal("2026-01-06T09:00:00+00:00", token["expiresOn"]);
        foreach (string body in new[] { """{}""", """{"scopes":[]}""", """{"scopes":["fly"]}""", """{"scopes":["voip"],"expiresInMinutes":59}""", """{"scopes":["voip"],"expiresInMinutes":1441}""" })
        {
            (await fixture.Client.SendAsync("POST", path, JsonNode.Parse(body))).ExpectError(400, "BadRequest");
        }
    }

    [Fact]
    public async Task A_user_can_be_revoked_and_deleted()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string id = Uri.EscapeDataString((await CreateAsync(fixture)).Expect(201).Json["identity"]!["id"]!.GetValue<string>());
        (await fixture.Client.SendAsync("POST", $"/identities/{id}/:revokeAccessTokens{Version}")).Expect(204);
        (await fixture.Client.SendAsync("DELETE", $"/identities/{id}{Version}")).Expect(204);
        (await fixture.Client.SendAsync("DELETE", $"/identities/{id}{Version}")).ExpectError(404, "NotFound");
        (await fixture.Client.SendAsync("POST", $"/identities/{id}/:issueAccessToken{Version}", JsonNode.Parse("""{"scopes":["voip"]}"""))).Expect(404);
    }
}
