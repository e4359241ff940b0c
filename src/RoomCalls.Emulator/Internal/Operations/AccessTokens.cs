using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Tokens;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads what a token is asked for, and writes it.</summary>
internal static class AccessTokens
{
    private const int Shortest = 60;
    private const int Longest = 1440;

    /// <summary>Reads the scopes; none is an empty array.</summary>
    public static string[] ReadScopes(OperationRequest request, string name)
    {
        string[] scopes = [.. (request.List(name)?.EnumerateArray() ?? default).Select(scope => scope.ToString())];
        return Array.TrueForAll(scopes, scope => scope is "voip" or "voip.join" or "chat" or "chat.join" or "chat.join.limited")
            ? scopes
            : throw request.Invalid("A scope is not valid.");
    }

    /// <summary>Reads when the token ends: in 60 to 1440 minutes, in 1440 if nothing is said.</summary>
    public static DateTimeOffset ReadExpiry(World world, OperationRequest request) => request.Number("expiresInMinutes") switch
    {
        null => world.Now.AddMinutes(Longest),
        { } minutes and >= Shortest and <= Longest => world.Now.AddMinutes(minutes),
        _ => throw request.Invalid("expiresInMinutes must be 60 to 1440."),
    };

    /// <summary>Writes the token and its end.</summary>
    public static void Write(Utf8JsonWriter json, TokenIssuer tokens, World world, string userId, string[] scopes, DateTimeOffset expiresOn)
    {
        json.WriteString("token"u8, tokens.ForUser(userId, world.TokenGenerationOf(userId), scopes, expiresOn));
        json.WriteString("expiresOn"u8, WireDate.Format(expiresOn));
    }
}
