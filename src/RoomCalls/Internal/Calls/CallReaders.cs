using System.Collections.Immutable;
using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Internal.Calls;

/// <summary>The readers of one call's events. Each begins with a snapshot. Used with the call's gate held, unless said otherwise.</summary>
internal sealed class CallReaders(LiveCall call, CallSettings settings)
{
    private readonly EventFeed _feed = new();

    /// <summary>The gate of the call: held while an input is applied and published, so that a new reader gets exactly the events after its snapshot.</summary>
    public Lock Gate => _feed.Gate;

    public int Count => _feed.Readers.Length;

    /// <summary>Adds a reader, which begins with the call's state.</summary>
    public EventReaderQueue Add(ListenOptions options)
    {
        EventReaderQueue reader = EventReaderQueue.Create(options, settings.Metrics);
        reader.Start(CreateSnapshot(call.Model));
        _feed.Add(reader);
        return reader;
    }

    /// <summary>Removes a reader; it takes the gate.</summary>
    public void Remove(EventReaderQueue reader) => _feed.Remove(reader);

    /// <summary>Hands the readers over to another call.</summary>
    public ImmutableArray<EventReaderQueue> MoveOut() => _feed.MoveOut();

    /// <summary>Takes readers over from another call. For them, too, what follows begins with a snapshot.</summary>
    public void TakeOver(ImmutableArray<EventReaderQueue> readers)
    {
        foreach (EventReaderQueue reader in readers)
        {
            reader.Add([CreateSnapshot(call.Model)]);
            _feed.Add(reader);
        }
    }

    /// <summary>Makes sure that a reader of all calls starts with this call's snapshot.</summary>
    public void AddSnapshotTo(EventReaderQueue reader)
    {
        if (!_feed.IsCompleted)
        {
            reader.Add([], call, CreateSnapshot(call.Model));
        }
    }

    /// <summary>Passes events to the readers of the call and of all calls.</summary>
    public void Publish(ReadOnlySpan<RoomCallEvent> events, CallModel before)
    {
        foreach (EventReaderQueue reader in _feed.Readers)
        {
            reader.Add(events);
        }

        if (!settings.ManagerFeed.IsEmpty)
        {
            // The readers have forgotten a closed call, and must not learn of it again.
            settings.ManagerFeed.Publish(events, _feed.IsCompleted ? null : call, CreateSnapshot(before));
        }
    }

    /// <summary>Passes events to the readers of all calls only: the call is over.</summary>
    public void PublishToAll(ReadOnlySpan<RoomCallEvent> events) => settings.ManagerFeed.Publish(events);

    /// <summary>Ends the streams; it takes the gate.</summary>
    public void Complete()
    {
        _feed.Complete();
        settings.ManagerFeed.Forget(call);
    }

    private RoomCallSnapshot CreateSnapshot(CallModel model) => new(model.State)
    {
        Time = call.Now,
        CallConnectionId = call.ConnectionId,
        ServerCallId = model.State.ServerCallId,
        CorrelationId = model.State.CorrelationId,
    };
}
