namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A room: its participants, its validity window, and the call in it.</summary>
internal sealed class Room(string id, long order, DateTimeOffset createdAt) : CallPlace
{
    /// <summary>Seventeen digits.</summary>
    public string Id { get; } = id;

    /// <summary>The position among all rooms ever made: a page of the list ends at one.</summary>
    public long Order { get; } = order;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>From when on it can be joined.</summary>
    public DateTimeOffset ValidFrom { get; set; }

    /// <summary>Until when it can be joined, exclusive.</summary>
    public DateTimeOffset ValidUntil { get; set; }

    /// <summary>Whether phones may be dialled out of it.</summary>
    public bool PstnDialOutEnabled { get; set; }

    /// <summary>The roles of the participants, by raw id.</summary>
    public OrderedDictionary<string, string> Participants { get; } = new(StringComparer.Ordinal);

    public override string RoomId => Id;

    public override bool AllowsDialOut => PstnDialOutEnabled;

    public override bool IsOpenAt(DateTimeOffset now) => now >= ValidFrom && now < ValidUntil;

    public override bool IsInvited(string rawId) => Participants.ContainsKey(rawId);

    public override string? GetRole(string rawId) => Participants.GetValueOrDefault(rawId);
}
