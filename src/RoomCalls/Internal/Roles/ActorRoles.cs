using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>Finds what an actor is in a room.</summary>
internal sealed class ActorRoles(RoomDirectory directory)
{
    public ValueTask<ActorRole> FindAsync(PolicyRequest request, CancellationToken cancellationToken) => WithoutLookup(request) is ActorRole known
        ? new(known)
        : LookUpAsync(request, cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, from what was read before.</summary>
    public ActorRole Peek(PolicyRequest request) => WithoutLookup(request) is ActorRole known ? known
        : directory.TryPeekRole(request.RoomId!.Value, request.Participant!, out RoomRole? role) ? ToActorRole(role, request.Participant!)
        : ActorRole.NotRead;

    private static ActorRole? WithoutLookup(PolicyRequest request) => request.Actor switch
    {
        RoomCallActor.AdministratorActor => ActorRole.Known(PermissionSubject.Administrator),
        RoomCallActor.RoleActor fixedRole => ActorRole.Known(fixedRole.Role),
        RoomCallActor.ParticipantActor { Id.Kind: ParticipantKind.PhoneNumber } => ActorRole.Known(PermissionSubject.Phone),
        RoomCallActor.ParticipantActor { Id: var user } when FindSeatRole(request, user) is RoomRole told => ActorRole.Known(told),
        RoomCallActor.ParticipantActor when request.RoomId is null => IsSeatUser(request) ? ActorRole.Known(RoomRole.Presenter) : ActorRole.WithoutRoom,
        RoomCallActor.ParticipantActor => null,
        _ => ActorRole.Nobody,
    };

    private static ActorRole ToActorRole(RoomRole? role, ParticipantId id) => role is RoomRole known ? ActorRole.Known(known) : ActorRole.NotRoomParticipant(id);

    /// <summary>A seat knows its user's role best: the service tells it.</summary>
    private static RoomRole? FindSeatRole(PolicyRequest request, ParticipantId user) =>
        request.State.Seats.IsEmpty ? null : request.State.Seats.LastOrDefault(s => s.Id == user && s.IsLive)?.Role;

    /// <summary>Whether a seat's own user asks, whom the service itself judges too.</summary>
    private static bool IsSeatUser(PolicyRequest request) =>
        request.Action is JoinCall || request.State.Seats.Any(s => s.IsLive && s.Id == request.Participant);

    private async ValueTask<ActorRole> LookUpAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        ParticipantId id = request.Participant!;
        try
        {
            return ToActorRole(await directory.FindRoleAsync(request.RoomId!.Value, id, cancellationToken).ConfigureAwait(false), id);
        }
        catch (RoomCallsException failure)
        {
            // A client without access to the Rooms service has its seat all the same, in the role that the service gives when none is said.
            return IsSeatUser(request) ? ActorRole.Known(RoomRole.Attendee) : ActorRole.Unavailable(failure);
        }
    }
}

/// <summary>What an actor is in a room: a column of the table, or why that is not known.</summary>
internal readonly record struct ActorRole(PermissionSubject? Subject, CapabilityReason? Unknown)
{
    public static ActorRole Nobody { get; } = Not(CapabilityReasonCodes.NotSignedIn, "Nobody is signed in, so nothing may be done: name an actor with ForActor(…).");

    public static ActorRole WithoutRoom { get; } = Not(
        CapabilityReasonCodes.CallTypeRestricted,
        "The call's room is not known, so nobody has a role in it: connect by room, name the room when attaching, or give the actor a fixed role.");

    public static ActorRole NotRead { get; } = Not(CapabilityReasonCodes.NotInitialized, "The room's roster was not read yet: ask CanAsync.");

    public static ActorRole Known(PermissionSubject subject) => new(subject, null);

    public static ActorRole NotRoomParticipant(ParticipantId participant) =>
        Not(CapabilityReasonCodes.NotRoomParticipant, $"{participant} is not on the room's roster: add the user to the room first.");

    public static ActorRole Unavailable(RoomCallsException failure) => Not(
        CapabilityReasonCodes.RoomParticipantsUnavailable,
        failure is ActionFailedException { ResultInformation.Code: 404 }
            ? "The room does not exist, so nobody has a role in it."
            : "The room's roster could not be read, so the actor's role is not known: try again.");

    private static ActorRole Not(string code, string message) => new(null, new(code, message));
}
