using RoomCalls.Events;

namespace RoomCalls.TestKit;

/// <summary>Reads a stream of events, and keeps what was read. It fails instead of hanging.</summary>
public sealed class EventCollector : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RoomCallEvent> _reader;
    private readonly List<RoomCallEvent> _events = [];

    public EventCollector(IAsyncEnumerable<RoomCallEvent> stream, CancellationToken cancellationToken) =>
        _reader = stream.GetAsyncEnumerator(cancellationToken);

    /// <summary>Every event that was read.</summary>
    public IReadOnlyList<RoomCallEvent> Events => _events;

    private static ListenOptions Everything { get; } = new() { Include = EventKinds.All };

    /// <summary>Subscribes to everything, or as the options say, from now on.</summary>
    public static EventCollector Listen(IRoomCall call, ListenOptions? options = null) =>
        new(call.ListenAsync(options ?? Everything, CurrentTest.Token), CurrentTest.Token);

    /// <inheritdoc cref="Listen(IRoomCall, ListenOptions?)"/>
    public static EventCollector Listen(IRoomCallManager manager, ListenOptions? options = null) =>
        new(manager.ListenAsync(options ?? Everything, CurrentTest.Token), CurrentTest.Token);

    /// <summary>Reads one event.</summary>
    public async Task<RoomCallEvent> NextAsync() =>
        await ReadAsync() ? _reader.Current : throw new InvalidOperationException($"The stream ended. It had: {string.Join(", ", _events.Select(e => e.Name))}.");

    /// <summary>Reads on until an event of a kind comes.</summary>
    public async Task<TEvent> UntilAsync<TEvent>(Func<TEvent, bool>? predicate = null)
        where TEvent : RoomCallEvent
    {
        while (true)
        {
            if (await NextAsync() is TEvent wanted && predicate?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }
    }

    /// <summary>Reads to the end of the stream.</summary>
    /// <returns>The events that had not been read before.</returns>
    public async Task<IReadOnlyList<RoomCallEvent>> ToEndAsync()
    {
        int before = _events.Count;
        while (await ReadAsync())
        {
        }

        return _events[before..];
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<bool> ReadAsync()
    {
        if (!await _reader.MoveNextAsync().AsTask().OrTimeoutAsync())
        {
            return false;
        }

        _events.Add(_reader.Current);
        return true;
    }
}
