using RoomCalls.Events;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Calls;

/// <content>The readers of the call's events.</content>
internal sealed partial class LiveCall
{
    public IAsyncEnumerable<RoomCallEvent> Listen(ListenOptions options, CancellationToken cancellationToken) =>
        new EventStream(() => Subscribe(options), _feed.Remove, cancellationToken);

    /// <summary>Makes sure that a reader of all calls starts with this call's snapshot.</summary>
    public void AddSnapshotTo(EventReaderQueue reader)
    {
        lock (_feed.Gate)
        {
            if (!_feed.IsCompleted)
            {
                reader.Add([], this, CreateSnapshot(_state));
            }
        }
    }

    private EventReaderQueue Subscribe(ListenOptions options)
    {
        EventReaderQueue reader = EventReaderQueue.Create(options, _settings.Metrics);
        lock (_feed.Gate)
        {
            reader.Start(CreateSnapshot(_state));
            _feed.Add(reader);
        }

        return reader;
    }
}
