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
        await using Stage stage = await Stage.StartAsync();
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        Callback callback = await stage.Sink.NextAsync();
        Assert.StartsWith("Bearer ", callback.Authorization, StringComparison.Ordinal);
        string[] parts = callback.Authorization["Bearer ".Length..].Split('.');

        using HttpClient plain = new();
        Uri metadata = new(stage.Emulator.Endpoint, "/calling/.well-known/acsopenidconfiguration");
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
        Assert.Equal(stage.Emulator.Endpoint.GetLeftPart(UriPartial.Authority), claims["iss"]!.GetValue<string>());
        Assert.Equal(stage.Emulator.ResourceId, claims["aud"]!.GetValue<string>());
        Assert.Equal(300, claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>());
        Assert.Equal(stage.Clock!.GetUtcNow().ToUnixTimeSeconds(), claims["iat"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_later_callback_has_a_later_token()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(connection, "+15005550107")).Expect(202);
        await stage.AdvanceAsync(20);
        Assert.NotEqual(stage.Sink.All[0].Authorization, stage.Sink.All[^1].Authorization);
    }

    private static JsonNode Decode(string part) => JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)))!;
}
