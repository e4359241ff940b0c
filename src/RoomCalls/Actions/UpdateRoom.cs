using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Changes a room's window, or whether phones may be dialled: what is set changes, what is not stays as it is. The roster is changed by
/// <see cref="UpdateRoomParticipants"/>. At least one member must be set. Doing it twice is the same as doing it once.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record UpdateRoom(RoomId RoomId) : AdministrationAction<Room>
{
    /// <summary>From when on the room can be joined; <see langword="null"/> (the default) for no change.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when the room can be joined, after <see cref="ValidFrom"/>; <see langword="null"/> (the default) for no change. A running call goes on after it.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call; <see langword="null"/> (the default) for no change.</summary>
    public bool? PstnDialOutEnabled { get; init; }

    internal override RoomId? RoomOfAction => RoomId;

    internal override bool ChangesRoom => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckRoom(RoomId);
        errors.AddIf(ValidUntil <= ValidFrom, "The room's end must be after its start.");
        errors.AddIf(
            ValidFrom is null && ValidUntil is null && PstnDialOutEnabled is null,
            "There is nothing to change: set ValidFrom, ValidUntil or PstnDialOutEnabled.");
    }
}
