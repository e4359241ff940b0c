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

    internal override Guid? CallerRepeatabilityId => RepeatabilityId;

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

/// <summary>Reads a room.</summary>
/// <param name="RoomId">Which room.</param>
public sealed record GetRoom(RoomId RoomId) : AdministrationAction<Room>
{
    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}

/// <summary>Reads one page of the rooms of the resource, also rooms whose time is over. <see cref="RoomAdministration.ListAsync"/> follows every page.</summary>
public sealed record ListRooms : AdministrationAction<ListPage<Room>>
{
    /// <summary>The page, from the page before it; <see langword="null"/> (the default) for the first.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Prints that a page is asked for, without its opaque token.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ContinuationToken = ").Append(ContinuationToken is null ? "none" : "***");
        return true;
    }
}

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

    internal override RoomId? TargetRoom => RoomId;

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

/// <summary>
/// Deletes a room with its roster; nobody can join it any more. A room that is gone already (404) counts as success, so deleting again is safe. The service
/// does not say what becomes of a call that runs in it: end that first, with <see cref="HangUpForEveryone"/>.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record DeleteRoom(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    internal override RoomId? TargetRoom => RoomId;

    internal override bool ChangesRoom => true;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}

/// <summary>
/// Reads one page of a room's participants with their roles: who can join, whether in the call or not. <see cref="RoomAdministration.ListParticipantsAsync(RoomCalls.RoomId, CancellationToken)"/>
/// follows every page.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record ListRoomParticipants(RoomId RoomId) : AdministrationAction<ListPage<RoomParticipant>>
{
    /// <summary>The page, from the page before it; <see langword="null"/> (the default) for the first.</summary>
    public string? ContinuationToken { get; init; }

    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);

    /// <summary>Prints that a page is asked for, without its opaque token.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("RoomId = ").Append(RoomId).Append(", ContinuationToken = ").Append(ContinuationToken is null ? "none" : "***");
        return true;
    }
}

/// <summary>
/// Changes a room's roster in one request: who is named is added, gets another role or is removed; everybody else stays. Removing somebody who is not on it
/// changes nothing. Who is in the call stays there: only the next join is judged by the new roster. Doing it twice is the same as doing it once.
/// </summary>
/// <param name="RoomId">Which room.</param>
public sealed record UpdateRoomParticipants(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    /// <summary>Who may join, and in which role: who is on the roster already gets this role. Nobody by default. Only users can be on a roster.</summary>
    public IReadOnlyList<RoomParticipant> AddOrUpdate { get; init; } = [];

    /// <summary>Who may no longer join; nobody by default.</summary>
    public IReadOnlyList<ParticipantId> Remove { get; init; } = [];

    internal override RoomId? TargetRoom => RoomId;

    internal override bool ChangesRoom => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckRoom(RoomId);
        if (AddOrUpdate is null || Remove is null)
        {
            errors.Add("AddOrUpdate and Remove must not be null: leave out what is empty.");
            return;
        }

        errors.AddIf(AddOrUpdate.Count == 0 && Remove.Count == 0, "There is nothing to change: name somebody in AddOrUpdate or Remove.");
        errors.CheckRoomParticipants(AddOrUpdate, Remove);
    }
}
