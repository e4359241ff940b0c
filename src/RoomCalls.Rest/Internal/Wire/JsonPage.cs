using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>One page of a list.</summary>
internal sealed class JsonPage
{
    private JsonPage(IReadOnlyList<JsonElement> items, string? nextLink)
    {
        Items = items;
        NextLink = nextLink;
    }

    /// <summary>The items on the page.</summary>
    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>The link to the next page; <see langword="null"/> on the last.</summary>
    public string? NextLink { get; }

    /// <summary>Reads a page; <see langword="null"/> when there is no list in it. Old versions write <c>values</c>.</summary>
    public static JsonPage? Read(JsonElement root) => (root.Member("value") ?? root.Member("values")) is { ValueKind: JsonValueKind.Array } items
        ? new([.. items.EnumerateArray()], root.Text("nextLink"))
        : null;
}
