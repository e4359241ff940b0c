namespace RoomCalls.Policies;

/// <summary>
/// One row of Microsoft's role table for rooms ("Virtual Rooms overview", read in its edition for api-version 2025-03-13): what a participant of each role can do in a
/// calling client.
/// </summary>
public sealed record PublishedCapability
{
    /// <summary>What the row is about.</summary>
    public required string Name { get; init; }

    /// <summary>The roles that the row allows.</summary>
    public required IReadOnlySet<RoomRole> AllowedRoles { get; init; }

    /// <summary>The names of the actions of RoomCalls that the row answers; empty where none has it.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Whether the row allows a role; a role that Microsoft's table does not have counts as Attendee.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The table's answer.</returns>
    public bool IsAllowed(RoomRole role) => AllowedRoles.Contains(IsKnown(role) ? role : RoomRole.Attendee);

    private static bool IsKnown(RoomRole role) => role == RoomRole.Presenter || role == RoomRole.Consumer || role == RoomRole.Collaborator;
}
