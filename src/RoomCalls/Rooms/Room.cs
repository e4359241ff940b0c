namespace RoomCalls;

/// <summary>A room: an invite-only place for calls, with a roster of users and a time in which it can be joined.</summary>
/// <param name="Id">The room's id, made by the service.</param>
public sealed record Room(RoomId Id)
{
    /// <summary>When the room was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on the room can be joined.</summary>
    public DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when the room can be joined. A running call goes on after it.</summary>
    public DateTimeOffset ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call.</summary>
    public bool PstnDialOutEnabled { get; init; }
}
