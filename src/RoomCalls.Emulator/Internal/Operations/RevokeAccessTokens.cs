using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Revokes the tokens that were issued to a user. The user's seats stay until their token expires.</summary>
internal sealed class RevokeAccessTokens() : IdentityOperation("RevokeAccessTokens", "POST", "/:revokeAccessTokens")
{
    protected override Reply Execute(World world, OperationRequest request, string userId)
    {
        world.TokenGenerations[userId] = world.GetTokenGeneration(userId) + 1;
        return new Reply(204);
    }
}
