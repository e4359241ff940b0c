using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Deletes a room with its roster; nobody can join it any more. A room that is gone already (404) counts as success, so deleting again is safe. The service
/// does not say what becomes of a call that runs in it: end that first, with <see cref="HangUpForEveryone"/>.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record DeleteRoom(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    internal override RoomId? RoomOfAction => RoomId;

    internal override bool ChangesRoom => true;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}
