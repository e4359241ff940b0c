using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Operations;

/// <summary>An operation on a room that exists.</summary>
internal abstract class RoomOperation(string name, string method, string suffix) : Operation(name, method, "rooms/*" + suffix)
{
    private const int IdLength = 17;

    public sealed override Reply Execute(World world, OperationRequest request)
    {
        string id = request.Target.Id;
        if (id.Length != IdLength || !id.All(char.IsAsciiDigit))
        {
            throw request.Invalid("Invalid room ID.");
        }

        return Execute(world, request, world.Rooms.GetValueOrDefault(id) ?? throw new RefusedException(404, "NotFound", "The room was not found."));
    }

    /// <summary>Executes the operation on a room that exists.</summary>
    protected abstract Reply Execute(World world, OperationRequest request, Room room);
}
