using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Makes the tokens of a user void that were issued so far. Seats that are taken stay until their token expires.</summary>
internal sealed class RevokeAccessTokens() : IdentityOperation("RevokeAccessTokens", "POST", "/:revokeAccessTokens")
{
    protected override Reply Execute(World world, OperationRequest request, string userId)
    {
        world.TokenGenerations[userId] = world.TokenGenerationOf(userId) + 1;
        return new Reply(204);
    }
}
