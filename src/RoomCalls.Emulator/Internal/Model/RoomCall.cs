using System.Text;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A call in a room, or a group call: its people and the connections of Call Automation to it.</summary>
internal sealed class RoomCall(CallPlace place, Guid conversation, Guid correlation)
{
    private long _joined;

    /// <summary>Where it is.</summary>
    public CallPlace Place { get; } = place;

    /// <summary>The id that every connection of the call shares.</summary>
    public string ServerCallId { get; } = MakeServerCallId(conversation);

    /// <summary>The correlation id of the call.</summary>
    public string CorrelationId { get; } = correlation.ToString();

    /// <summary>The people in the call, by raw id, in the order in which they joined.</summary>
    public OrderedDictionary<string, CallPerson> People { get; } = new(StringComparer.Ordinal);

    /// <summary>The established connections, oldest first.</summary>
    public List<CallConnection> Connections { get; } = [];

    /// <summary>The seats in the call, by raw id of the user.</summary>
    public Dictionary<string, Seat> Seats { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is over.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Base64 of a conversation's URL, the form of the recorded ids.</summary>
    public static string MakeServerCallId(Guid conversation) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"https://conversations.emulator.invalid/conv/{conversation:N}"));

    /// <summary>Adds a person who is not in the call.</summary>
    public CallPerson Admit(Identifier identifier)
    {
        CallPerson person = new(identifier, ++_joined) { Role = Place.GetRole(identifier.RawId) };
        People.Add(identifier.RawId, person);
        return person;
    }
}
