using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Tokens;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Issues a token for a user.</summary>
/// <remarks>
/// <c>POST /identities/{id}/:issueAccessToken</c>, 200. 400: scopes or life are not valid.
/// </remarks>
internal sealed class IssueAccessToken(TokenIssuer tokens) : IdentityOperation("IssueAccessToken", "POST", "/:issueAccessToken")
{
    protected override Reply Execute(World world, OperationRequest request, string userId)
    {
        string[] scopes = AccessTokens.ReadScopes(request, "scopes");
        DateTimeOffset expiresOn = AccessTokens.ReadExpiry(world, request);
        return scopes.Length > 0
            ? new Reply(200, JsonBytes.WriteObject(json => AccessTokens.Write(json, tokens, world, userId, scopes, expiresOn)))
            : throw request.Invalid("scopes is required.");
    }
}
