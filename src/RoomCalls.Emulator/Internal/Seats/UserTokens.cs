using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Tokens;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>Checks the tokens of users' clients: issued here, for an existing user, not expired, not revoked, for calls.</summary>
internal static class UserTokens
{
    /// <returns>Whose token it is, and when it expires.</returns>
    public static (string UserId, DateTimeOffset ExpiresOn) Check(World world, string token)
    {
        if (Read(token) is not { } claims)
        {
            throw Unauthorized("The token is not one that this resource issued.");
        }

        string userId = "8:" + claims.GetProperty("skypeid").GetString();
        DateTimeOffset expiresOn = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        if (!world.Identities.Contains(userId) || claims.GetProperty("generation").GetInt32() < world.GetTokenGeneration(userId))
        {
            throw Unauthorized("The token was revoked, or its user deleted.");
        }

        if (expiresOn <= world.Now)
        {
            throw Unauthorized("The token has expired.");
        }

        string[] scopes = claims.GetProperty("acsScope").GetString()!.Split(',');
        return scopes.Contains("voip") || scopes.Contains("voip.join")
            ? (userId, expiresOn)
            : throw new EmulatorRefusalException(403, "Forbidden", 0, "The token lacks the scope voip or voip.join.");
    }

    private static EmulatorRefusalException Unauthorized(string message) => new(401, "10009", 10_009, message);

    private static JsonElement? Read(string token)
    {
        try
        {
            return token.Split('.') is [var header, var claims, var signature]
                && SigningKey.Verify(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature))
                && JsonElement.Parse(Base64Url.DecodeFromChars(claims)) is { } read
                && read.TryGetProperty("skypeid", out _)
                    ? read
                    : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }
}
