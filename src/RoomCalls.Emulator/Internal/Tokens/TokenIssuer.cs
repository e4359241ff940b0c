using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Tokens;

/// <summary>Issues signed tokens for callbacks and for users.</summary>
internal sealed class TokenIssuer(TimeProvider time, string issuer, string resourceId)
{
    private static readonly TimeSpan CallbackLife = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private (long Second, string Token) _last;

    /// <summary>The issuer: the origin of the endpoint, without a slash at the end.</summary>
    public string Issuer { get; } = issuer;

    /// <summary>Creates a token for a callback. Tokens of the same second are equal, so only one is signed.</summary>
    public string CreateCallbackToken()
    {
        lock (_lock)
        {
            long now = time.GetUtcNow().ToUnixTimeSeconds();
            if (_last.Token is null || _last.Second != now)
            {
                _last = (now, Sign(json =>
                {
                    json.WriteString("iss"u8, Issuer);
                    json.WriteString("aud"u8, resourceId);
                    json.WriteNumber("iat"u8, now);
                    json.WriteNumber("nbf"u8, now);
                    json.WriteNumber("exp"u8, now + (long)CallbackLife.TotalSeconds);
                }));
            }

            return _last.Token;
        }
    }

    /// <summary>Creates a token for a user, with the number of times that the user's tokens were revoked.</summary>
    public string CreateUserToken(string userId, int generation, IEnumerable<string> scopes, DateTimeOffset expiresOn) => Sign(json =>
    {
        json.WriteString("skypeid"u8, userId[2..]);
        json.WriteNumber("generation"u8, generation);
        json.WriteString("acsScope"u8, string.Join(',', scopes));
        json.WriteString("resourceId"u8, resourceId);
        json.WriteNumber("iat"u8, time.GetUtcNow().ToUnixTimeSeconds());
        json.WriteNumber("exp"u8, expiresOn.ToUnixTimeSeconds());
    });

    /// <summary>Creates a compact JWT from the claims.</summary>
    private static string Sign(Action<Utf8JsonWriter> claims)
    {
        byte[] header = JsonBytes.WriteObject(json =>
        {
            json.WriteString("alg"u8, "RS256"u8);
            json.WriteString("kid"u8, SigningKey.KeyId);
            json.WriteString("typ"u8, "JWT"u8);
        });
        string signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonBytes.WriteObject(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(SigningKey.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }
}
