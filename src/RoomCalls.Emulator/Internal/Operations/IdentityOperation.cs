using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>An operation on a user that exists.</summary>
internal abstract class IdentityOperation(string name, string method, string suffix) : Operation(name, method, "identities/*" + suffix)
{
    public sealed override Reply Execute(World world, OperationRequest request) =>
        world.Identities.Contains(request.Target.Id)
            ? Execute(world, request, request.Target.Id)
            : throw new RefusedException(404, "NotFound", "The identity was not found.");

    /// <summary>Executes the operation for a user that exists.</summary>
    protected abstract Reply Execute(World world, OperationRequest request, string userId);
}
