namespace RoomCalls.Policies;

/// <summary>
/// One row of Microsoft's role table for rooms ("Virtual Rooms overview", read in its edition for api-version 2025-03-13): what a participant of each role may do in a
/// calling client.
/// </summary>
/// <param name="Name">What it is about.</param>
/// <param name="Presenter">Whether a Presenter may.</param>
/// <param name="Attendee">Whether an Attendee may.</param>
/// <param name="Consumer">Whether a Consumer may.</param>
/// <param name="Collaborator">Whether a Collaborator may.</param>
/// <param name="Actions">The names of the actions of RoomCalls that the row answers; empty where none has it.</param>
public sealed record PublishedCapability(string Name, bool Presenter, bool Attendee, bool Consumer, bool Collaborator, params IReadOnlyList<string> Actions)
{
    /// <summary>Whether a role may, by this row; a role that the row does not have counts as Attendee.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The table's answer.</returns>
    public bool IsAllowed(RoomRole role) => role.ToString() switch
    {
        "Presenter" => Presenter,
        "Consumer" => Consumer,
        "Collaborator" => Collaborator,
        _ => Attendee,
    };
}
