using RoomCalls.Events;

namespace RoomCalls.Specs.Support;

/// <summary>Somebody who reads a stream of events, and keeps what was read.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RoomCallEvent> _events;
    private readonly List<RoomCallEvent> _seen = [];

    private Audience(IAsyncEnumerable<RoomCallEvent> events) => _events = events.GetAsyncEnumerator(Stage.Token);

    public IReadOnlyList<RoomCallEvent> Seen => _seen;

    /// <summary>Subscribes, from now on.</summary>
    public static Audience Of(IRoomCall call, ListenOptions? options = null) => new(call.ListenAsync(options, Stage.Token));

    /// <inheritdoc cref="Of(IRoomCall, ListenOptions?)"/>
    public static Audience Of(IRoomCallManager manager, ListenOptions? options = null) => new(manager.ListenAsync(options, Stage.Token));

    /// <summary>Reads one event; <see langword="null"/> when the stream has ended.</summary>
    public async Task<RoomCallEvent?> NextAsync()
    {
        if (!await _events.MoveNextAsync().AsTask().GuardedAsync())
        {
            return null;
        }

        _seen.Add(_events.Current);
        return _events.Current;
    }

    /// <summary>Reads on until an event of a kind comes.</summary>
    public async Task<TEvent> UntilAsync<TEvent>(Func<TEvent, bool>? isIt = null)
        where TEvent : RoomCallEvent
    {
        while (await NextAsync() is { } next)
        {
            if (next is TEvent wanted && isIt?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The stream ended without {typeof(TEvent).Name}. It had: {string.Join(", ", _seen.Select(e => e.Name))}.");
    }

    /// <summary>Reads to the end of the stream.</summary>
    public async Task<IReadOnlyList<RoomCallEvent>> ToEndAsync()
    {
        while (await NextAsync() is not null)
        {
        }

        return _seen;
    }

    public ValueTask DisposeAsync() => _events.DisposeAsync();
}
