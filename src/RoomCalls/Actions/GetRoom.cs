using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Reads a room.</summary>
/// <param name="RoomId">Which room.</param>
public sealed record GetRoom(RoomId RoomId) : AdministrationAction<Room>
{
    internal override RoomId? RoomOfAction => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}
