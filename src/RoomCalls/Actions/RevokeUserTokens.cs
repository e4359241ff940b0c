using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Makes every token of a user useless that was issued so far; new ones can be issued. Doing it twice is the same as doing it once.</summary>
/// <param name="UserId">Which user.</param>
public sealed record RevokeUserTokens(ParticipantId UserId) : AdministrationAction<ResultInformation>
{
    internal override ParticipantId? Target => UserId;

    internal override void CollectErrors(ActionErrors errors) => IssueUserToken.CollectUserErrors(UserId, errors);
}
