using System.Text.Json;
using RoomCalls.Events;

namespace RoomCalls.Cli.Decoding;

/// <summary>Writes the events of one body after the other.</summary>
internal sealed class BodyDecoder(Stream lines, Func<Stream> openInput)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool AllWereCallbacks { get; private set; } = true;

    public async Task DecodeAsync(string name, CancellationToken cancellationToken)
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = await ReadAsync(name, cancellationToken);
        if (error is not null)
        {
            AllWereCallbacks = false;
            WriteLine(writer => WriteError(writer, name, error));
        }

        foreach (RoomCallEvent roomCallEvent in events)
        {
            WriteLine(writer => EventJson.Write(writer, roomCallEvent));
        }
    }

    private async Task<(IReadOnlyList<RoomCallEvent> Events, string? Error)> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (CallbackReader.Read(await BodySource.ReadAsync(name, openInput, cancellationToken)), null);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ([], unreadable.Message);
        }
    }

    private static void WriteError(Utf8JsonWriter writer, string name, string error)
    {
        writer.WriteStartObject();
        writer.WriteString("error", error);
        writer.WriteString("file", name);
        writer.WriteEndObject();
    }

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter writer = new(lines, Relaxed))
        {
            write(writer);
        }

        lines.WriteByte((byte)'\n');
    }
}
