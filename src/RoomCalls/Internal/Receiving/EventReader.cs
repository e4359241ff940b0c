using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>
/// Reads the body of a callback: one CloudEvent, or an array of them. All or nothing. The meaning of a field does not depend on the order of fields, so the
/// reader keeps its place at <c>data</c> and comes back when it knows the type.
/// </summary>
internal static class EventReader
{
    private const int MaxDepth = 64;

    /// <summary>Reads every event of a body.</summary>
    /// <returns>The events, or why the body is not a callback.</returns>
    public static (IReadOnlyList<RoomCallEvent> Events, string? Error) Read(ReadOnlySpan<byte> utf8, Interner interner)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            return ([], "The body begins with a byte order mark.");
        }

        if (!Utf8.IsValid(utf8))
        {
            return ([], "The body is not UTF-8.");
        }

        try
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            List<RoomCallEvent> events = [];
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    events.Add(ReadEvent(ref reader, utf8, interner));
                    break;
                case JsonTokenType.StartArray:
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        events.Add(ReadEvent(ref reader, utf8, interner));
                    }

                    break;
                default:
                    return ([], "The body is neither a CloudEvent nor an array of them.");
            }

            return reader.Read() ? ([], "There is something after the events.") : (events, null);
        }
        catch (JsonException malformed)
        {
            return ([], malformed.LineNumber is null ? malformed.Message : NotJson(malformed));
        }
        catch (Exception malformed) when (malformed is InvalidOperationException or DecoderFallbackException or FormatException)
        {
            return ([], "A value of the body has the wrong type or is not UTF-8.");
        }
    }

    // The parser's own message repeats a piece of the body, which may be a phone number.
    private static string NotJson(JsonException malformed) =>
        $"The body is not well-formed JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}).";

    private static RoomCallEvent ReadEvent(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, Interner interner)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An element of the body is not a CloudEvent.");
        }

        int start = (int)reader.TokenStartIndex;
        Utf8JsonReader data = default;
        bool hasData = false;
        bool hasSource = false;
        bool hasVersion = false;
        EventEnvelope envelope = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                envelope.Id = Utf8JsonText.Read(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                envelope.Type = Utf8JsonText.Read(ref reader, interner);
            }
            else if (reader.ValueTextEquals("time"u8))
            {
                reader.Read();
                envelope.Time = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time : default;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                hasSource = SkipText(ref reader);
            }
            else if (reader.ValueTextEquals("specversion"u8))
            {
                hasVersion = SkipText(ref reader);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                data = reader;
                hasData = reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (string.IsNullOrEmpty(envelope.Id) || string.IsNullOrEmpty(envelope.Type) || !hasSource || !hasVersion)
        {
            throw new JsonException("An element of the body lacks id, source, specversion or type: it is not a CloudEvent.");
        }

        EventData read = hasData ? ReadData(data, envelope.Type, interner) : new EventData();
        return EventFactory.Create(envelope, read, utf8[start..(int)reader.BytesConsumed]);
    }

    /// <summary>Reads the data. An event without a record is kept whole, so a member of another type than expected does not make it invalid.</summary>
    private static EventData ReadData(Utf8JsonReader data, string type, Interner interner)
    {
        Utf8JsonReader again = data;
        try
        {
            return EventData.Read(ref data, interner);
        }
        catch (Exception unexpected) when (unexpected is JsonException or InvalidOperationException or FormatException && !EventFactory.IsKnown(type))
        {
            return EventData.ReadIds(ref again, interner);
        }
    }

    private static bool SkipText(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool isText = reader.TokenType == JsonTokenType.String;
        reader.Skip();
        return isText;
    }
}
