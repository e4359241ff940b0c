using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Deletes a user and revokes the user's tokens. A user who is gone already (404) counts as success. Rosters of rooms are not changed: take the user off them with
/// <see cref="UpdateRoomParticipants"/>.
/// </summary>
/// <param name="UserId">Which user.</param>
public sealed record DeleteUser(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}
