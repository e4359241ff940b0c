using RoomCalls.Emulator.Internal.Tokens;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>The documents with which a receiver of callbacks checks their tokens; served without a signature.</summary>
internal sealed class OpenIdDocuments(TokenIssuer tokens)
{
    /// <summary>The document at a path, or <see langword="null"/>.</summary>
    public byte[]? Find(string method, string path) => (method, path) switch
    {
        ("GET", "/calling/.well-known/acsopenidconfiguration") => Configuration(),
        ("GET", "/calling/keys") => Keys(),
        _ => null,
    };

    /// <summary>The metadata: the issuer and the address of the keys.</summary>
    private byte[] Configuration() => JsonBytes.WriteObject(json =>
    {
        json.WriteString("issuer"u8, tokens.Issuer);
        json.WriteString("jwks_uri"u8, tokens.Issuer + "/calling/keys");
        json.WriteStartArray("id_token_signing_alg_values_supported"u8);
        json.WriteStringValue("RS256"u8);
        json.WriteEndArray();
    });

    /// <summary>The public key that verifies the tokens.</summary>
    private static byte[] Keys() => JsonBytes.WriteObject(json =>
    {
        json.WriteStartArray("keys"u8);
        json.WriteStartObject();
        json.WriteString("kty"u8, "RSA"u8);
        json.WriteString("use"u8, "sig"u8);
        json.WriteString("alg"u8, "RS256"u8);
        json.WriteString("kid"u8, SigningKey.KeyId);
        json.WriteString("n"u8, SigningKey.Modulus);
        json.WriteString("e"u8, SigningKey.Exponent);
        json.WriteEndObject();
        json.WriteEndArray();
    });
}
