using System.Text.Json;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>Compares our body with a recorded one: null and empty members are dropped, redacted values match anything.</summary>
internal static class JsonDifference
{
    private static readonly string[] Redacted = ["Sanitized", "REDACTED", "sanitized"];

    /// <summary>Every path at which the two differ, but for the excepted ones.</summary>
    public static IReadOnlyList<string> Between(JsonElement recorded, JsonElement ours, params string[] exceptions)
    {
        Dictionary<string, string> left = Flatten(recorded), right = Flatten(ours);
        return [.. left.Keys.Union(right.Keys)
            .Where(path => !exceptions.Any(e => path == e || path.StartsWith(e + ".", StringComparison.Ordinal)))
            .Where(path => !(left.TryGetValue(path, out string? a) && right.TryGetValue(path, out string? b) && (a == b || Redacted.Contains(a))))
            .Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Flatten(JsonElement element)
    {
        Dictionary<string, string> leaves = [];
        Walk(element, string.Empty);
        return leaves;

        void Walk(JsonElement at, string path)
        {
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (JsonProperty member in at.EnumerateObject())
                    {
                        Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    for (int i = 0; i < at.GetArrayLength(); i++)
                    {
                        Walk(at[i], $"{path}.{i}");
                    }

                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    leaves[path] = at.ToString();
                    break;
            }
        }
    }
}
