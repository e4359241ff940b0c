using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;

namespace RoomCalls.Emulator.Operations;

internal sealed class DeleteIdentity() : IdentityOperation("DeleteIdentity", "DELETE", "")
{
    protected override Reply Execute(World world, OperationRequest request, string userId)
    {
        world.Identities.Remove(userId);
        return new Reply(204);
    }
}
