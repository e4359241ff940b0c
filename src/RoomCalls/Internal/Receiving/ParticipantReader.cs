using System.Text.Json;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>Reads identifiers and rosters, from the property's name on.</summary>
internal static class ParticipantReader
{
    /// <summary>Reads a roster. One with an entry without an id is not exact: it counts as left out, so that its event is kept whole.</summary>
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
        bool isExact = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RosterEntry? entry = ReadEntry(ref reader, interner);
            if (entry is null)
            {
                isExact = false;
            }
            else
            {
                entries.Add(entry);
            }
        }

        return isExact ? entries : null;
    }

    /// <summary>Reads an identifier; <see langword="null"/> when it is left out or has no raw id.</summary>
    public static ParticipantId? Read(ref Utf8JsonReader reader, Interner interner)
    {
        if (!Utf8JsonObject.Enter(ref reader))
        {
            return null;
        }

        IdentifierFields fields = default;
        while (Utf8JsonObject.Next(ref reader))
        {
            fields.Read(ref reader);
        }

        return fields.ToId(interner);
    }

    /// <summary>Reads one entry of a roster. Today it holds an identifier; in 2022 it was one.</summary>
    private static RosterEntry? ReadEntry(ref Utf8JsonReader reader, Interner interner)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A participant is not an object.");
        }

        ParticipantId? id = null;
        bool? isMuted = null;
        bool? isOnHold = null;
        IdentifierFields fields = default;
        while (Utf8JsonObject.Next(ref reader))
        {
            if (reader.ValueTextEquals("identifier"u8))
            {
                id = Read(ref reader, interner);
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
                fields.Read(ref reader);
            }
        }

        id ??= fields.ToId(interner);
        return id is null ? null : new RosterEntry(id, isMuted, isOnHold);
    }

    private static bool? ReadFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean();
    }
}
