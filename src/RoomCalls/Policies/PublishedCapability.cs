namespace RoomCalls.Policies;

/// <summary>A row of Microsoft's role table for rooms: what a participant of each role can do in a calling client. Immutable.</summary>
/// <remarks>The table is that of "Virtual Rooms overview", in the edition for api-version 2025-03-13.</remarks>
public sealed record PublishedCapability
{
    /// <summary>The capability that the row describes.</summary>
    public required string Name { get; init; }

    /// <summary>The roles that have the capability.</summary>
    public required IReadOnlySet<RoomRole> AllowedRoles { get; init; }

    /// <summary>The names of the RoomCalls actions to which the row applies; empty when there is none.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Determines whether a role has the capability. A role that is not in Microsoft's table counts as Attendee.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Whether the role has the capability.</returns>
    public bool IsAllowed(RoomRole role) => AllowedRoles.Contains(IsKnown(role) ? role : RoomRole.Attendee);

    private static bool IsKnown(RoomRole role) => role == RoomRole.Presenter || role == RoomRole.Consumer || role == RoomRole.Collaborator;
}
