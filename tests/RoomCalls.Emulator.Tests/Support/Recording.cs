using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>Recorded traffic of the service.</summary>
public static class Recording
{
    /// <summary>The one event of a recorded callback.</summary>
    public static JsonNode Event(string name) => Read(name).AsArray().Single()!;

    /// <summary>The body of a recorded answer.</summary>
    public static JsonNode Answer(string name) => Read(name)["response"]!["body"]!;

    /// <summary>The names and types of all members, in depth: two bodies with the same shape can differ in values only.</summary>
    public static string[] Shape(JsonNode node) => [.. Shape(node, "$").Distinct().Order(StringComparer.Ordinal)];

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recordings", name + ".json")))!;

    private static IEnumerable<string> Shape(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Shape(member.Value, $"{path}.{member.Key}")).Prepend(path),
        JsonArray items => items.SelectMany(item => Shape(item, path + "[]")).Prepend(path),
        _ => [$"{path}: {node?.GetValueKind()}"],
    };
}
