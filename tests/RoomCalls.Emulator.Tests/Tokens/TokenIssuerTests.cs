using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Tokens;

public sealed class TokenIssuerTests
{
    [Fact]
    public async Task A_callback_carries_a_token_that_the_published_key_verifies()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        ReceivedCallback callback = await fixture.Callbacks.NextAsync();
        Assert.StartsWith("Bearer ", callback.Authorization, StringComparison.Ordinal);
        string[] parts = callback.Authorization["Bearer ".Length..].Split('.');

        using HttpClient plain = new();
        Uri metadata = new(fixture.Emulator.Endpoint, "/calling/.well-known/acsopenidconfiguration");
        JsonNode configuration = JsonNode.Parse(await plain.GetStringAsync(metadata, TestContext.Current.CancellationToken))!;
        JsonNode keys = JsonNode.Parse(await plain.GetStringAsync(configuration["jwks_uri"]!.GetValue<string>(), TestContext.Current.CancellationToken))!;
        JsonNode key = keys["keys"]!.AsArray().Single()!;

        JsonNode header = Decode(parts[0]);
        Assert.Equal(("RS256", key["kid"]!.GetValue<string>()), (header["alg"]!.GetValue<string>(), header["kid"]!.GetValue<string>()));
        using RSA rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()),
            Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
        });
        byte[] signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Assert.True(rsa.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        JsonNode claims = Decode(parts[1]);
        Assert.Equal(configuration["issuer"]!.GetValue<string>(), claims["iss"]!.GetValue<string>());
        Assert.Equal(fixture.Emulator.Endpoint.GetLeftPart(UriPartial.Authority), claims["iss"]!.GetValue<string>());
        Assert.Equal(fixture.Emulator.ResourceId, claims["aud"]!.GetValue<string>());
        Assert.Equal(300, claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>());
        Assert.Equal(fixture.Clock!.GetUtcNow().ToUnixTimeSeconds(), claims["iat"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_later_callback_has_a_later_token()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(connection, "+15005550107")).Expect(202);
        await fixture.AdvanceAsync(20);
        Assert.NotEqual(fixture.Callbacks.All[0].Authorization, fixture.Callbacks.All[^1].Authorization);
    }

    private static JsonNode Decode(string part) => JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)))!;
}
