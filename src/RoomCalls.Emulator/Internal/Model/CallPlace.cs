namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A place that can have one call at a time: a room, or the id of a group call.</summary>
internal abstract class CallPlace
{
    /// <summary>The id of the room; <see langword="null"/> for a group call.</summary>
    public virtual string? RoomId => null;

    /// <summary>The id of the group call; <see langword="null"/> for a room.</summary>
    public virtual Guid? GroupCallId => null;

    /// <summary>The call that runs here now.</summary>
    public RoomCall? Call { get; set; }

    /// <summary>Whether phones may be dialled from here.</summary>
    public abstract bool AllowsDialOut { get; }

    /// <summary>Whether calls here can be joined at an instant.</summary>
    public abstract bool IsOpenAt(DateTimeOffset now);

    /// <summary>Whether a user may join: in a room, whether the user is one of its participants.</summary>
    public abstract bool IsInvited(string rawId);

    /// <summary>The role of a participant of a room; <see langword="null"/> for others, and in a group call.</summary>
    public virtual string? GetRole(string rawId) => null;
}
