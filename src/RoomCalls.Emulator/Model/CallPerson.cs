using System.Text.Json;
using RoomCalls.Emulator.Time;
using RoomCalls.Emulator.Wire;

namespace RoomCalls.Emulator.Model;

/// <summary>Someone in a call.</summary>
internal sealed class CallPerson(Identifier identifier, long order)
{
    /// <summary>Who it is.</summary>
    public Identifier Identifier { get; } = identifier;

    /// <summary>The position among all who ever came: a page of the roster ends at one.</summary>
    public long Order { get; } = order;

    /// <summary>Whether Call Automation muted this person.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Whether this person is on hold.</summary>
    public bool IsOnHold { get; set; }

    /// <summary>Whether tones are being sent to this phone.</summary>
    public bool IsReceivingTones { get; set; }

    /// <summary>What makes this person leave by themself.</summary>
    public ScheduledAction? Departure { get; set; }

    /// <summary>Writes the person as events and lists show it.</summary>
    public void WriteTo(Utf8JsonWriter json) => WriteTo(json, Identifier, IsMuted, IsOnHold);

    /// <summary>Writes someone who is not, or not yet, in the call.</summary>
    public static void WriteTo(Utf8JsonWriter json, Identifier identifier, bool isMuted, bool isOnHold)
    {
        json.WriteStartObject();
        json.WritePropertyName("identifier"u8);
        identifier.WriteTo(json);
        json.WriteBoolean("isMuted"u8, isMuted);
        json.WriteBoolean("isOnHold"u8, isOnHold);
        json.WriteEndObject();
    }
}
