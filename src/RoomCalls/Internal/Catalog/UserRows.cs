using RoomCalls.Actions;

namespace RoomCalls.Internal.Catalog;

/// <summary>Users and their tokens.</summary>
internal static class UserRows
{
    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<CreateUser> { Permission = RoomRows.Administration, ByServer = Ends.WithAnswer(RepeatSafety.None) },
        new ActionRow<CreateUserWithToken> { Permission = RoomRows.Administration, ByServer = Ends.WithAnswer(RepeatSafety.None) },
        new ActionRow<IssueUserToken> { Permission = RoomRows.Administration, ByServer = Ends.WithAnswer(RepeatSafety.Idempotent) },
        new ActionRow<RevokeUserTokens> { Permission = RoomRows.Administration, ByServer = Ends.WithEmptyAnswer(RepeatSafety.Idempotent) },
        new ActionRow<DeleteUser>
        {
            Permission = RoomRows.Administration,
            ByServer = Ends.WithEmptyAnswer(RepeatSafety.Idempotent) with { IsAlreadySo = static refusal => refusal.Code == 404 },
        },
    ];
}
