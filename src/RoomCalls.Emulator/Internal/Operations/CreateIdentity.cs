using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Tokens;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Creates a user, with a token if the request names scopes.</summary>
/// <remarks>
/// <c>POST /identities</c>, 201. An empty body is legal.
/// </remarks>
internal sealed class CreateIdentity(TokenIssuer tokens) : Operation("CreateIdentity", "POST", "identities")
{
    public override Reply Execute(World world, OperationRequest request)
    {
        string[] scopes = AccessTokens.ReadScopes(request, "createTokenWithScopes");
        DateTimeOffset expiresOn = AccessTokens.ReadExpiry(world, request);
        string id = world.Ids.NewUserId();
        world.Identities.Add(id);
        return new Reply(201, JsonBytes.WriteObject(json =>
        {
            json.WriteStartObject("identity"u8);
            json.WriteString("id"u8, id);
            json.WriteEndObject();
            if (scopes.Length > 0)
            {
                json.WriteStartObject("accessToken"u8);
                AccessTokens.Write(json, tokens, world, id, scopes, expiresOn);
                json.WriteEndObject();
            }
        }));
    }
}
