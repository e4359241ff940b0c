using System.Text.Json;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>Someone in a call.</summary>
internal sealed class CallPerson(Identifier identifier, long order)
{
    /// <summary>Who it is.</summary>
    public Identifier Identifier { get; } = identifier;

    /// <summary>The position among all who ever came: a page of the roster ends at one.</summary>
    public long Order { get; } = order;

    /// <summary>The name that the person joined with.</summary>
    public string? DisplayName { get; set; }

    /// <summary>How far the person is in the call, in the Calling SDK's words.</summary>
    public string State { get; set; } = "Connected";

    /// <summary>The role in the room; phones and people in group calls have none.</summary>
    public string? Role { get; set; }

    /// <summary>Whether the person speaks now.</summary>
    public bool IsSpeaking { get; set; }

    /// <summary>When the person last began to speak, as a count of all such times in the emulator; 0 for never.</summary>
    public long LastSpoke { get; set; }

    /// <summary>Whether the person's hand is raised.</summary>
    public bool IsHandRaised { get; set; }

    /// <summary>What the person sends, by a number that grows.</summary>
    public List<SeatStream> Streams { get; } = [];

    /// <summary>The number of the next stream.</summary>
    public int NextStream { get; set; } = 1;

    /// <summary>Whether this person is muted, by themself or by Call Automation.</summary>
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
