using System.Text.Json;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Rules;

/// <summary>Writes the members of the updates that a seat receives.</summary>
internal static class SeatJson
{
    /// <summary>Writes the members about the seat's user.</summary>
    public static void WriteSelf(Utf8JsonWriter json, Seat seat)
    {
        if (seat.Role is not null)
        {
            json.WriteString("role"u8, seat.Role);
        }

        json.WriteBoolean("isMuted"u8, seat.Person.IsMuted);
        json.WriteBoolean("isVideoOn"u8, seat.Person.Streams.Exists(s => s.Kind == SeatStream.Video));
        json.WriteBoolean("isScreenSharing"u8, seat.Person.Streams.Exists(s => s.Kind == SeatStream.ScreenSharing));
        json.WriteBoolean("isHandRaised"u8, seat.Person.IsHandRaised);
        WriteCapabilities(json, seat);
    }

    public static void WriteCapabilities(Utf8JsonWriter json, Seat seat)
    {
        json.WriteStartObject("capabilities"u8);
        foreach (string capability in SeatCapabilities.All)
        {
            string reason = SeatCapabilities.GetReason(seat, capability);
            json.WriteStartObject(capability);
            json.WriteBoolean("isAllowed"u8, reason == "Capable");
            json.WriteString("reason"u8, reason);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the lines of people in the call; nothing when there are none.</summary>
    public static void WriteLines(Utf8JsonWriter json, IReadOnlyList<CallPerson> people)
    {
        if (people.Count == 0)
        {
            return;
        }

        json.WriteStartArray("participants"u8);
        foreach (CallPerson person in people)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, person.Identifier.RawId);
            WriteMembers(json, person);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the line of an invitee who is not in the call.</summary>
    public static void WriteLine(Utf8JsonWriter json, Identifier invitee, string state, ResultInformation? reason)
    {
        json.WriteStartArray("participants"u8);
        json.WriteStartObject();
        json.WriteString("id"u8, invitee.RawId);
        json.WriteString("state"u8, state);
        json.WriteBoolean("isMuted"u8, false);
        json.WriteBoolean("isSpeaking"u8, false);
        if (reason is not null)
        {
            WriteReason(json, reason);
        }

        json.WriteStartArray("streams"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void WriteRemoved(Utf8JsonWriter json, IReadOnlyList<string> removed)
    {
        if (removed.Count == 0)
        {
            return;
        }

        json.WriteStartArray("removed"u8);
        foreach (string rawId in removed)
        {
            json.WriteStringValue(rawId);
        }

        json.WriteEndArray();
    }

    public static void WriteReason(Utf8JsonWriter json, ResultInformation reason)
    {
        json.WriteStartObject("endReason"u8);
        json.WriteNumber("code"u8, reason.Code);
        json.WriteNumber("subCode"u8, reason.SubCode);
        json.WriteString("message"u8, reason.Message);
        json.WriteEndObject();
    }

    /// <summary>Writes what others see of a person in the call.</summary>
    public static void WriteMembers(Utf8JsonWriter json, CallPerson person)
    {
        if (person.DisplayName is not null)
        {
            json.WriteString("displayName"u8, person.DisplayName);
        }

        json.WriteString("state"u8, person.State);
        if (person.Role is not null)
        {
            json.WriteString("role"u8, person.Role);
        }

        json.WriteBoolean("isMuted"u8, person.IsMuted);
        json.WriteBoolean("isSpeaking"u8, person.IsSpeaking);
        json.WriteBoolean("isHandRaised"u8, person.IsHandRaised);
        json.WriteStartArray("streams"u8);
        foreach (SeatStream stream in person.Streams)
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, stream.Id);
            json.WriteString("kind"u8, stream.Kind);
            json.WriteBoolean("isAvailable"u8, true);
            json.WriteBoolean("isReceiving"u8, true);
            json.WriteNumber("width"u8, stream.Width);
            json.WriteNumber("height"u8, stream.Height);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
