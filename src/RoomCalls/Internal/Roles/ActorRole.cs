using RoomCalls.Policies;

namespace RoomCalls.Internal.Roles;

/// <summary>What an actor is in a room: a column of the table, or why that is not known.</summary>
internal readonly record struct ActorRole(PermissionSubject? Subject, CapabilityReason? Unknown)
{
    public static ActorRole Nobody { get; } = Not(CapabilityReasonCodes.NotSignedIn, "Nobody is signed in, so nothing may be done: name an actor with As(…).");

    public static ActorRole WithoutRoom { get; } = Not(
        CapabilityReasonCodes.CallTypeRestricted,
        "The call's room is not known, so nobody has a role in it: connect by room, name the room when attaching, or give the actor a fixed role.");

    public static ActorRole NotRead { get; } = Not(CapabilityReasonCodes.NotInitialized, "The room's roster was not read yet: ask CanAsync.");

    public static ActorRole Of(PermissionSubject subject) => new(subject, null);

    public static ActorRole NotOnRoster(ParticipantId participant) =>
        Not(CapabilityReasonCodes.NotOnRoster, $"{participant} is not on the room's roster: add the user to the room first.");

    public static ActorRole Unavailable(RoomCallsException failure) => Not(
        CapabilityReasonCodes.RosterUnavailable,
        failure is ActionFailedException { ResultInformation.Code: 404 }
            ? "The room does not exist, so nobody has a role in it."
            : "The room's roster could not be read, so the actor's role is not known: try again.");

    private static ActorRole Not(string code, string message) => new(null, new(code, message));
}
