using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Reads a room's roster with roles, following every page: who may join, whether in the call or not.</summary>
/// <param name="RoomId">Which room.</param>
public sealed record ListRoomParticipants(RoomId RoomId) : AdministrationAction<IReadOnlyList<RoomParticipant>>
{
    internal override RoomId? RoomOfAction => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}
