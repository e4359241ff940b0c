namespace RoomCalls;

/// <summary>One page of a list that the service returns in pages. Immutable.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed record ListPage<T>
{
    /// <summary>The items of the page, in the order of the service. It can be empty, even on a page that is not the last.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The opaque token that requests the next page; <see langword="null"/> on the last page.</summary>
    public string? ContinuationToken { get; init; }
}
