using System.Text.Json;
using RoomCalls.Calls;

namespace RoomCalls.Receiving;

/// <summary>Reads identifiers and rosters, from the property's name on.</summary>
internal static class ParticipantReader
{
    /// <summary>A roster; entries without an identifier (2022) are left out.</summary>
    public static List<RosterEntry>? ReadRoster(ref Utf8JsonReader reader, Interner interner)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("participants is not an array.");
        }

        List<RosterEntry> entries = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadEntry(ref reader, interner) is RosterEntry entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>
    /// An identifier. Its kind is the wire's <c>kind</c>, else that of the nested object, else that of the raw id's form.
    /// </summary>
    public static ParticipantId? Read(ref Utf8JsonReader reader, Interner interner)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Require(ref reader, JsonTokenType.StartObject);
        return ReadObject(ref reader, interner);
    }

    private static ParticipantId? ReadObject(ref Utf8JsonReader reader, Interner interner)
    {
        Utf8JsonReader rawId = default;
        ParticipantKind stated = ParticipantKind.Unknown;
        ParticipantKind nested = ParticipantKind.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rawId"u8))
            {
                reader.Read();
                Require(ref reader, JsonTokenType.String, JsonTokenType.Null);
                rawId = reader;
            }
            else if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                Require(ref reader, JsonTokenType.String, JsonTokenType.Null);
                stated = KindOf(ref reader);
            }
            else
            {
                ParticipantKind kind = KindOf(ref reader);
                reader.Read();
                nested = reader.TokenType == JsonTokenType.StartObject && kind != ParticipantKind.Unknown ? kind : nested;
                reader.Skip();
            }
        }

        return JsonText.ReadParticipant(ref rawId, stated != ParticipantKind.Unknown ? stated : nested, interner);
    }

    private static RosterEntry? ReadEntry(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A participant is not an object.");
        }

        Utf8JsonReader whole = reader;
        bool hasIdentifier = false;
        ParticipantId? id = null;
        bool? isMuted = null;
        bool? isOnHold = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("identifier"u8))
            {
                id = Read(ref reader, interner);
                hasIdentifier = true;
            }
            else if (reader.ValueTextEquals("isMuted"u8))
            {
                isMuted = ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("isOnHold"u8))
            {
                isOnHold = ReadFlag(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Until 2023 a participant was the identifier itself.
        id = hasIdentifier ? id : ReadObject(ref whole, interner);
        return id is null ? null : new RosterEntry(id, isMuted, isOnHold);
    }

    private static void Require(ref Utf8JsonReader reader, JsonTokenType one, JsonTokenType? other = null)
    {
        if (reader.TokenType != one && reader.TokenType != other)
        {
            throw new JsonException("An identifier or a member of it has the wrong type.");
        }
    }

    private static bool? ReadFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();
    }

    private static ParticipantKind KindOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        not (JsonTokenType.String or JsonTokenType.PropertyName) => ParticipantKind.Unknown,
        _ when reader.ValueTextEquals("communicationUser"u8) => ParticipantKind.CommunicationUser,
        _ when reader.ValueTextEquals("phoneNumber"u8) => ParticipantKind.PhoneNumber,
        _ when reader.ValueTextEquals("microsoftTeamsUser"u8) => ParticipantKind.MicrosoftTeamsUser,
        _ when reader.ValueTextEquals("microsoftTeamsApp"u8) => ParticipantKind.MicrosoftTeamsApp,
        _ when reader.ValueTextEquals("teamsExtensionUser"u8) => ParticipantKind.TeamsExtensionUser,
        _ => ParticipantKind.Unknown,
    };
}
