using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;

namespace RoomCalls.Emulator.Operations;

/// <summary>Says that tokens are revoked. Nothing in the emulator takes a user's token yet, so nothing else changes.</summary>
internal sealed class RevokeAccessTokens() : IdentityOperation("RevokeAccessTokens", "POST", "/:revokeAccessTokens")
{
    protected override Reply Execute(World world, OperationRequest request, string userId) => new(204);
}
