using RoomCalls.Actions;

namespace RoomCalls.Internal.Catalog;

/// <summary>Rooms and their participants.</summary>
internal static class RoomRows
{
    public static IReadOnlyList<ActionDescriptor> All { get; } =
    [
        new ActionRow<CreateRoom> { Permission = Administration, ByServer = Ends.WithAnswer(RepeatSafety.Repeatable) },
        new ActionRow<GetRoom> { Permission = Administration, ByServer = Ends.WithAnswer(RepeatSafety.Read) },
        new ActionRow<ListRooms> { Permission = Administration, ByServer = Ends.WithAnswer(RepeatSafety.Read) },
        new ActionRow<UpdateRoom>
        {
            Permission = Administration,
            Traits = ActionTraits.ChangesRoom,
            ByServer = Ends.WithAnswer(RepeatSafety.Idempotent),
        },
        new ActionRow<DeleteRoom>
        {
            Permission = Administration,
            Traits = ActionTraits.ChangesRoom,
            ByServer = Ends.WithEmptyAnswer(RepeatSafety.Idempotent) with { IsAlreadySo = static refusal => refusal.Code == 404 },
        },
        new ActionRow<ListRoomParticipants> { Permission = Administration, ByServer = Ends.WithAnswer(RepeatSafety.Read) },
        new ActionRow<UpdateRoomParticipants>
        {
            Permission = Administration,
            Traits = ActionTraits.ChangesRoom,
            ByServer = Ends.WithEmptyAnswer(RepeatSafety.Idempotent),
        },
    ];

    /// <summary>The permission of every action of the administration.</summary>
    internal static PermissionRow Administration =>
        PermissionRow.Unpublished(PermittedRoles.Nobody, "Only the application manages rooms and users; no role in a call includes it.");
}
