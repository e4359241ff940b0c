namespace RoomCalls.Emulator.Model;

/// <summary>A room: who may come, when, and the call in it.</summary>
internal sealed class Room(string id, long order, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public long Order { get; } = order;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset ValidFrom { get; set; }

    public DateTimeOffset ValidUntil { get; set; }

    public bool PstnDialOutEnabled { get; set; }

    /// <summary>The roles of the users on the roster, by raw id.</summary>
    public OrderedDictionary<string, string> Roster { get; } = new(StringComparer.Ordinal);

    /// <summary>The call that runs in the room now.</summary>
    public RoomCall? Call { get; set; }

    public bool IsOpenAt(DateTimeOffset now) => now >= ValidFrom && now < ValidUntil;
}
