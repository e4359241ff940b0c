using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Creates a room. Immutable.</summary>
/// <remarks>
/// The service creates one room per repeatability id, so every attempt of one execution is safe; <see cref="RepeatabilityId"/> makes a second execution
/// safe too.
/// </remarks>
public sealed record CreateRoom : AdministrationAction<Room>
{
    /// <summary>The participants: the users who may join, each with a role. Only users of Azure Communication Services can be participants.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<RoomParticipant> Participants { get; init; } = [];

    /// <summary>The time from which the room can be joined.</summary>
    /// <value><see langword="null"/> by default, for now.</value>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>The time until which the room can be joined, which must be after <see cref="ValidFrom"/>. A running call continues after it.</summary>
    /// <value><see langword="null"/> by default, for 180 days, set by the service.</value>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool PstnDialOutEnabled { get; init; }

    /// <summary>The repeatability id of the caller, which must not be all zeros. Store it with the purpose of the room.</summary>
    /// <remarks>
    /// Creating a room again with the same id and the same content, for example after a restart, returns the room that was created instead of a second
    /// one, for as long as the service remembers the id. The service does not say how long that is.
    /// </remarks>
    /// <value><see langword="null"/> by default, for a new id for each execution.</value>
    public Guid? RepeatabilityId { get; init; }

    internal override Guid? CallerRepeatabilityId => RepeatabilityId;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.AddIf(RepeatabilityId == Guid.Empty, "The repeatability id is all zeros: take a new GUID per room, or leave it out.");
        errors.AddIf(ValidUntil <= ValidFrom, "The room's end must be after its start.");
        if (Participants is null)
        {
            errors.Add("The participants must not be null: leave them out for a room without participants.");
            return;
        }

        errors.CheckRoomParticipants(Participants, []);
    }
}

/// <summary>Reads a room. Immutable.</summary>
/// <param name="RoomId">The id of the room.</param>
public sealed record GetRoom(RoomId RoomId) : AdministrationAction<Room>
{
    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}

/// <summary>
/// Reads one page of the rooms of the resource, including rooms whose time window has passed. <see cref="RoomAdministration.ListAsync"/> reads every
/// page. Immutable.
/// </summary>
public sealed record ListRooms : AdministrationAction<ListPage<Room>>
{
    /// <summary>The continuation token of the page, from the page before it.</summary>
    /// <value><see langword="null"/> by default, for the first page.</value>
    public string? ContinuationToken { get; init; }

    /// <summary>Prints whether a further page is requested, without the opaque token.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ContinuationToken = ").Append(ContinuationToken is null ? "none" : "***");
        return true;
    }
}

/// <summary>Changes the time window of a room, or whether phone numbers may be dialled. Immutable.</summary>
/// <remarks>
/// Properties that are set change; the others keep their value. At least one must be set. Participants are changed with
/// <see cref="UpdateRoomParticipants"/>. Executing it twice has the same effect as executing it once.
/// </remarks>
/// <param name="RoomId">The id of the room.</param>
public sealed record UpdateRoom(RoomId RoomId) : AdministrationAction<Room>
{
    /// <summary>The time from which the room can be joined.</summary>
    /// <value><see langword="null"/> by default, for no change.</value>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>The time until which the room can be joined, which must be after <see cref="ValidFrom"/>. A running call continues after it.</summary>
    /// <value><see langword="null"/> by default, for no change.</value>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call.</summary>
    /// <value><see langword="null"/> by default, for no change.</value>
    public bool? PstnDialOutEnabled { get; init; }

    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckRoom(RoomId);
        errors.AddIf(ValidUntil <= ValidFrom, "The room's end must be after its start.");
        errors.AddIf(
            ValidFrom is null && ValidUntil is null && PstnDialOutEnabled is null,
            "There is nothing to change: set ValidFrom, ValidUntil or PstnDialOutEnabled.");
    }
}

/// <summary>Deletes a room with its participants, so that nobody can join it any more. Immutable.</summary>
/// <remarks>
/// A room that is already gone (404) counts as success, so deleting it again is safe. The service does not document what happens to a running call of
/// the room: end it first, with <see cref="HangUpForEveryone"/>.
/// </remarks>
/// <param name="RoomId">The id of the room.</param>
public sealed record DeleteRoom(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);
}

/// <summary>Reads one page of the participants of a room, with their roles: those who may join, whether in the call or not. Immutable.</summary>
/// <remarks><see cref="RoomAdministration.ListParticipantsAsync(RoomCalls.RoomId, CancellationToken)"/> reads every page.</remarks>
/// <param name="RoomId">The id of the room.</param>
public sealed record ListRoomParticipants(RoomId RoomId) : AdministrationAction<ListPage<RoomParticipant>>
{
    /// <summary>The continuation token of the page, from the page before it.</summary>
    /// <value><see langword="null"/> by default, for the first page.</value>
    public string? ContinuationToken { get; init; }

    internal override RoomId? TargetRoom => RoomId;

    internal override void CollectErrors(ActionErrors errors) => errors.CheckRoom(RoomId);

    /// <summary>Prints whether a further page is requested, without the opaque token.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("RoomId = ").Append(RoomId).Append(", ContinuationToken = ").Append(ContinuationToken is null ? "none" : "***");
        return true;
    }
}

/// <summary>Changes the participants of a room in one request: adds them, changes their roles or removes them. Immutable.</summary>
/// <remarks>
/// Participants that are not named stay unchanged. Removing a user who is not a participant changes nothing. Users in the call stay in it; only their
/// next join is subject to the change. Executing it twice has the same effect as executing it once.
/// </remarks>
/// <param name="RoomId">The id of the room.</param>
public sealed record UpdateRoomParticipants(RoomId RoomId) : AdministrationAction<ResultInformation>
{
    /// <summary>
    /// The participants to add, each with a role; those who are participants already get that role. Only users of Azure Communication Services can be
    /// participants.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<RoomParticipant> AddOrUpdate { get; init; } = [];

    /// <summary>The participants to remove, who may then no longer join.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<ParticipantId> Remove { get; init; } = [];

    internal override RoomId? TargetRoom => RoomId;

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
