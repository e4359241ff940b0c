namespace RoomCalls;

/// <summary>The role of a room's participant. The service may add roles, so any text is a role; the four known ones have names.</summary>
/// <param name="Value">The role's name on the wire.</param>
public readonly record struct RoomRole(string Value)
{
    /// <summary>May do everything a participant can.</summary>
    public static RoomRole Presenter { get; } = new("Presenter");

    /// <summary>Takes part with audio and video. The service's default.</summary>
    public static RoomRole Attendee { get; } = new("Attendee");

    /// <summary>Listens and watches.</summary>
    public static RoomRole Consumer { get; } = new("Consumer");

    /// <summary>An attendee who may also share the screen (api-version 2025-03-13 and later).</summary>
    public static RoomRole Collaborator { get; } = new("Collaborator");

    /// <summary>Returns the role's name.</summary>
    /// <returns>The name on the wire, or <c>Attendee</c> for the default value.</returns>
    public override string ToString() => Value ?? Attendee.Value;
}
