namespace RoomCalls;

/// <summary>On whose behalf an action is taken.</summary>
public abstract record RoomCallActor
{
    private protected RoomCallActor()
    {
    }

    /// <summary>The application itself. The service lets it do everything that Call Automation can.</summary>
    public static RoomCallActor Administrator { get; } = new AdministratorActor();

    private sealed record AdministratorActor : RoomCallActor
    {
        public override string ToString() => "administrator";
    }
}
