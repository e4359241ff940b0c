namespace RoomCalls;

/// <summary>The actor on whose behalf an action is executed. Immutable.</summary>
/// <remarks>What the actor may do is decided before anything is sent; see <see cref="Policies.RolePermissions"/>.</remarks>
public abstract record RoomCallActor
{
    private protected RoomCallActor()
    {
    }

    /// <summary>The application itself, which may do everything that Call Automation can.</summary>
    public static RoomCallActor Administrator { get; } = new AdministratorActor();

    /// <summary>Nobody, for example a web user who is not signed in. This actor may do nothing.</summary>
    public static RoomCallActor Nobody { get; } = new NobodyActor();

    /// <summary>
    /// Creates the actor of a person. The role is looked up among the participants of the room for each action. A phone is not a participant of the
    /// room and has no role.
    /// </summary>
    /// <param name="id">The id of the person.</param>
    /// <returns>The actor.</returns>
    public static RoomCallActor Participant(ParticipantId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new ParticipantActor(id);
    }

    /// <summary>Creates the actor of a role, for an application that manages roles itself. Nothing is looked up.</summary>
    /// <param name="role">The role. An unknown role has the permissions of an Attendee.</param>
    /// <returns>The actor.</returns>
    public static RoomCallActor InRole(RoomRole role) => new RoleActor(role);

    internal sealed record AdministratorActor : RoomCallActor
    {
        public override string ToString() => "administrator";
    }

    internal sealed record NobodyActor : RoomCallActor
    {
        public override string ToString() => "nobody";
    }

    internal sealed record ParticipantActor(ParticipantId Id) : RoomCallActor
    {
        public override string ToString() => $"participant {Id}";
    }

    internal sealed record RoleActor(RoomRole Role) : RoomCallActor
    {
        public override string ToString() => Role.ToString() is ['A' or 'E' or 'I' or 'O' or 'U', ..] ? $"an {Role}" : $"a {Role}";
    }
}
