using System.Text;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Model;

/// <summary>A call in a room: its people and the connections of Call Automation to it.</summary>
internal sealed class RoomCall(Room room, Guid conversation, Guid correlation)
{
    private long _joined;

    public Room Room { get; } = room;

    public string ServerCallId { get; } = MakeServerCallId(conversation);

    public string CorrelationId { get; } = correlation.ToString();

    /// <summary>Everybody in the call, by raw id, in the order they came.</summary>
    public OrderedDictionary<string, CallPerson> People { get; } = new(StringComparer.Ordinal);

    public List<CallConnection> Connections { get; } = [];

    public bool Ended { get; set; }

    public static string MakeServerCallId(Guid conversation) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"https://conversations.emulator.invalid/conv/{conversation:N}"));

    public CallPerson Admit(Identifier identifier)
    {
        CallPerson person = new(identifier, ++_joined);
        People.Add(identifier.RawId, person);
        return person;
    }
}
