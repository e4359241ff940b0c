using System.Text.Json;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Model;

/// <summary>A person in a call.</summary>
internal sealed class CallPerson(Identifier identifier, long order)
{
    /// <summary>The identifier of the person.</summary>
    public Identifier Identifier { get; } = identifier;

    /// <summary>The position among all people who have ever joined; a page of the roster ends at one.</summary>
    public long Order { get; } = order;

    /// <summary>The name that the person joined with.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The state of the person, as the Calling SDK names it.</summary>
    public string State { get; set; } = "Connected";

    /// <summary>The role in the room; phones and people in group calls have none.</summary>
    public string? Role { get; set; }

    /// <summary>Whether the person speaks now.</summary>
    public bool IsSpeaking { get; set; }

    /// <summary>When the person last started to speak, as a count of all such times in the emulator; 0 means never.</summary>
    public long LastSpeech { get; set; }

    /// <summary>Whether the person's hand is raised.</summary>
    public bool IsHandRaised { get; set; }

    /// <summary>The streams that the person sends, in the order of their ids.</summary>
    public List<SeatStream> Streams { get; } = [];

    /// <summary>The id of the next stream.</summary>
    public int NextStream { get; set; } = 1;

    /// <summary>Whether this person is muted.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Whether this person is on hold.</summary>
    public bool IsOnHold { get; set; }

    /// <summary>Whether tones are being sent to this phone.</summary>
    public bool IsReceivingTones { get; set; }

    /// <summary>The scheduled departure of a phone that hangs up by itself.</summary>
    public ScheduledAction? Departure { get; set; }

    /// <summary>Writes the person as in events and lists.</summary>
    public void WriteTo(Utf8JsonWriter json) => WriteTo(json, Identifier, IsMuted, IsOnHold);

    /// <summary>Writes a person who need not be in the call.</summary>
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
