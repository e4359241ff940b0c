using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Tokens;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Reads the request of a token, and writes the token.</summary>
internal static class AccessTokens
{
    private const int MinMinutes = 60;
    private const int MaxMinutes = 1440;

    /// <summary>Reads the scopes; none is an empty array.</summary>
    public static string[] ReadScopes(OperationRequest request, string name)
    {
        string[] scopes = [.. (request.GetList(name)?.EnumerateArray() ?? default).Select(scope => scope.ToString())];
        return Array.TrueForAll(scopes, scope => scope is "voip" or "voip.join" or "chat" or "chat.join" or "chat.join.limited")
            ? scopes
            : throw request.Invalid("A scope is not valid.");
    }

    /// <summary>Reads when the token expires: in 60 to 1440 minutes, by default in 1440.</summary>
    public static DateTimeOffset ReadExpiry(World world, OperationRequest request) => request.GetNumber("expiresInMinutes") switch
    {
        null => world.Now.AddMinutes(MaxMinutes),
        { } minutes and >= MinMinutes and <= MaxMinutes => world.Now.AddMinutes(minutes),
        _ => throw request.Invalid("expiresInMinutes must be 60 to 1440."),
    };

    /// <summary>Writes the token and when it expires.</summary>
    public static void Write(Utf8JsonWriter json, TokenIssuer tokens, World world, string userId, string[] scopes, DateTimeOffset expiresOn)
    {
        json.WriteString("token"u8, tokens.CreateUserToken(userId, world.GetTokenGeneration(userId), scopes, expiresOn));
        json.WriteString("expiresOn"u8, WireDate.Format(expiresOn));
    }
}
