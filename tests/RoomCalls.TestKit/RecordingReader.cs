using System.Text.Json.Nodes;

namespace RoomCalls.TestKit;

/// <summary>The recorded traffic of the service that is beside the tests: callbacks, and exchanges of a request and its response.</summary>
public static class RecordingReader
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Recordings");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The names of the callbacks of calls.</summary>
    public static IReadOnlyList<string> Callbacks { get; } = [.. Names.Where(name => !name.StartsWith("IncomingCall", StringComparison.Ordinal))];

    public static string GetPath(string name) => Path.Combine(Folder, name + ".json");

    public static byte[] ReadBytes(string name) => File.ReadAllBytes(GetPath(name));

    /// <summary>The one event of a recorded callback.</summary>
    public static JsonNode ReadEvent(string name) => JsonNode.Parse(ReadBytes(name))!.AsArray().Single()!;

    /// <summary>The body of the response of a recorded exchange.</summary>
    public static JsonNode ReadResponseBody(string name) => JsonNode.Parse(ReadBytes(name))!["response"]!["body"]!;

    /// <summary>What <c>roomcalls decode</c> must print for a recording; empty for what is no callback.</summary>
    public static string ReadExpectedLines(string name) => Path.ChangeExtension(GetPath(name), ".jsonl") is var path && File.Exists(path) ? File.ReadAllText(path) : string.Empty;
}
