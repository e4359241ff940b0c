using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>The names and types of all members of a body, in depth: two bodies of the same shape differ in values only.</summary>
internal static class JsonShape
{
    public static string[] Describe(JsonNode node) => [.. Describe(node, "$").Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Describe(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Describe(member.Value, $"{path}.{member.Key}")).Prepend(path),
        JsonArray items => items.SelectMany(item => Describe(item, path + "[]")).Prepend(path),
        _ => [$"{path}: {node?.GetValueKind()}"],
    };
}
