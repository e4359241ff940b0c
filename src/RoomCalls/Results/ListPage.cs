namespace RoomCalls;

/// <summary>One page of a list that the service gives in parts.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ListPage<T>
{
    /// <summary>What is on the page, in the service's order; can be empty, also before the last page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>What to ask for the next page with, opaque; <see langword="null"/> on the last page.</summary>
    public string? ContinuationToken { get; init; }
}
