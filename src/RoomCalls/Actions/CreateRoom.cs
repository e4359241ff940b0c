using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>
/// Makes a room. The service makes one room per repeatability id, so every attempt of one execution is safe; <see cref="RepeatabilityId"/> makes a second execution safe too.
/// </summary>
public sealed record CreateRoom : AdministrationAction<Room>
{
    /// <summary>Who may join, and in which role; nobody by default. Only users can be on a roster.</summary>
    public IReadOnlyList<RoomParticipant> Participants { get; init; } = [];

    /// <summary>From when on the room can be joined; <see langword="null"/> (the default) for now.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when the room can be joined; <see langword="null"/> (the default) for 180 days, set by the service.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call; <see langword="false"/> by default.</summary>
    public bool PstnDialOutEnabled { get; init; }

    /// <summary>
    /// The caller's own repeatability id, kept with what the room is for: creating again with the same id and the same content, for example after a restart, gives the
    /// room that was made instead of a second one, for as long as the service remembers the id (it does not say how long; not all zeros).
    /// <see langword="null"/> (the default) takes a new id for each execution.
    /// </summary>
    public Guid? RepeatabilityId { get; init; }

    internal override Guid? RepeatabilityOfCaller => RepeatabilityId;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.AddIf(RepeatabilityId == Guid.Empty, "The repeatability id is all zeros: take a new GUID per room, or leave it out.");
        errors.AddIf(ValidUntil <= ValidFrom, "The room's end must be after its start.");
        if (Participants is null)
        {
            errors.Add("The participants must not be null: leave them out for an empty roster.");
            return;
        }

        errors.CheckRoomParticipants(Participants, []);
    }
}
