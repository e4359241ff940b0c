using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>Deletes a user.</summary>
/// <remarks>
/// <c>DELETE /identities/{id}</c>, 204.
/// </remarks>
internal sealed class DeleteIdentity() : IdentityOperation("DeleteIdentity", "DELETE", "")
{
    protected override Reply Execute(World world, OperationRequest request, string userId)
    {
        world.Identities.Remove(userId);
        return new Reply(204);
    }
}
