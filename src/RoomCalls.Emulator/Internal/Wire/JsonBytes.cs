using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>Writes JSON into a byte array.</summary>
internal static class JsonBytes
{
    // Recorded callbacks escape "+" as \u002B and recorded answers do not, so each has its own encoder.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body of a response: "+" stays as it is.</summary>
    public static byte[] WriteObject(Action<Utf8JsonWriter> members) => Write(Relaxed, json => WriteObject(json, members));

    /// <summary>Writes the body of a callback: an array of one object, "+" is escaped.</summary>
    public static byte[] WriteArrayOfOne(Action<Utf8JsonWriter> members) => Write(default, json =>
    {
        json.WriteStartArray();
        WriteObject(json, members);
        json.WriteEndArray();
    });

    private static void WriteObject(Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    }

    private static byte[] Write(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
