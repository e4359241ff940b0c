namespace RoomCalls;

/// <summary>On whose behalf an action is taken. What the actor may do is decided before anything is sent; see <see cref="Policies.RolePermissions"/>.</summary>
public abstract record RoomCallActor
{
    private protected RoomCallActor()
    {
    }

    /// <summary>The application itself. The service lets it do everything that Call Automation can.</summary>
    public static RoomCallActor Administrator { get; } = new AdministratorActor();

    /// <summary>Nobody, for example a web user who has not signed in: may do nothing.</summary>
    public static RoomCallActor Nobody { get; } = new NobodyActor();

    /// <summary>A person. The role is looked up on the room's roster for each action; a phone is not on it and has none.</summary>
    /// <param name="id">Who.</param>
    /// <returns>The actor.</returns>
    public static RoomCallActor Participant(ParticipantId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new ParticipantActor(id);
    }

    /// <summary>Whoever has this role, for an application that keeps roles itself: nothing is looked up.</summary>
    /// <param name="role">The role; one that is not known counts as Attendee.</param>
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
