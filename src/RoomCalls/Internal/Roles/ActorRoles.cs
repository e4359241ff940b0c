using RoomCalls.Internal.Catalog;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>Finds the role of an actor in a room.</summary>
internal sealed class ActorRoles(ActionCatalog catalog, RoomDirectory directory)
{
    public ValueTask<ActorRole> FindAsync(PolicyRequest request, CancellationToken cancellationToken) => FindWithoutLookup(request) is ActorRole known
        ? new(known)
        : LookUpAsync(request, cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, from what was read before.</summary>
    public ActorRole Peek(PolicyRequest request) => FindWithoutLookup(request) is ActorRole known ? known
        : directory.TryPeekRole(request.RoomId!.Value, request.Participant!, out RoomRole? role) ? ToActorRole(role, request.Participant!)
        : ActorRole.NotRead;

    private ActorRole? FindWithoutLookup(PolicyRequest request) => request.Actor switch
    {
        RoomCallActor.AdministratorActor => ActorRole.Known(PermissionSubject.Administrator),
        RoomCallActor.RoleActor fixedRole => ActorRole.Known(fixedRole.Role),
        RoomCallActor.ParticipantActor { Id.Kind: ParticipantKind.PhoneNumber } => ActorRole.Known(PermissionSubject.Phone),
        RoomCallActor.ParticipantActor { Id: var user } when FindSeatRole(request, user) is RoomRole seatRole => ActorRole.Known(seatRole),
        RoomCallActor.ParticipantActor when request.RoomId is null => IsSeatUser(request) ? ActorRole.Known(RoomRole.Presenter) : ActorRole.WithoutRoom,
        RoomCallActor.ParticipantActor => null,
        _ => ActorRole.NotSignedIn,
    };

    private static ActorRole ToActorRole(RoomRole? role, ParticipantId id) =>
        role is RoomRole known ? ActorRole.Known(known) : ActorRole.NotRoomParticipant(id);

    /// <summary>The role that the user's seat reports, if there is one. It takes precedence, because it is the service's; a client that is not trusted has no say.</summary>
    private static RoomRole? FindSeatRole(PolicyRequest request, ParticipantId user) =>
        request.State.Seats.Count == 0 ? null : request.State.Seats.LastOrDefault(s => s.Id == user && s.IsLive && s.IsTrusted)?.Role;

    /// <summary>Whether the actor is the user of a seat; the service checks such a user, too.</summary>
    private bool IsSeatUser(PolicyRequest request) =>
        catalog.Get(request.Action).TakesSeat || request.State.Seats.Any(s => s.IsLive && s.IsTrusted && s.Id == request.Participant);

    private async ValueTask<ActorRole> LookUpAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        ParticipantId id = request.Participant!;
        try
        {
            return ToActorRole(await directory.FindRoleAsync(request.RoomId!.Value, id, cancellationToken).ConfigureAwait(false), id);
        }
        catch (RoomCallsException failure)
        {
            // A client without access to the Rooms service still has its seat, in the service's default role.
            return IsSeatUser(request) ? ActorRole.Known(RoomRole.Attendee) : ActorRole.Unavailable(failure);
        }
    }
}

/// <summary>The role of an actor: a column of the permission table, or why it is not known.</summary>
internal readonly record struct ActorRole(PermissionSubject? Subject, CapabilityReason? Unknown)
{
    public static ActorRole NotSignedIn { get; } = CreateUnknown(
        CapabilityReasonCodes.NotSignedIn, "Nobody is signed in, so nothing may be done: name an actor with ForActor(…).");

    public static ActorRole WithoutRoom { get; } = CreateUnknown(
        CapabilityReasonCodes.CallTypeRestricted,
        "The call's room is not known, so nobody has a role in it: connect by room, name the room when attaching, or give the actor a fixed role.");

    public static ActorRole NotRead { get; } = CreateUnknown(CapabilityReasonCodes.NotInitialized, "The room's participants were not read yet: ask CanAsync.");

    public static ActorRole Known(PermissionSubject subject) => new(subject, null);

    public static ActorRole NotRoomParticipant(ParticipantId participant) =>
        CreateUnknown(CapabilityReasonCodes.NotRoomParticipant, $"{participant} is not a participant of the room: add the user to the room first.");

    public static ActorRole Unavailable(RoomCallsException failure) => CreateUnknown(
        CapabilityReasonCodes.RoomParticipantsUnavailable,
        failure is ActionFailedException { ResultInformation.Code: 404 }
            ? "The room does not exist, so nobody has a role in it."
            : "The room's participants could not be read, so the actor's role is not known: try again.");

    private static ActorRole CreateUnknown(string code, string message) => new(null, new(code, message));
}
