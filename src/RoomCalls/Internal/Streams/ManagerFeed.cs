using System.Collections.Immutable;
using RoomCalls.Events;

namespace RoomCalls.Internal.Streams;

/// <summary>The readers of all calls. What one call publishes keeps its order.</summary>
internal sealed class ManagerFeed
{
    private ImmutableArray<EventReaderQueue> _readers = [];
    private volatile bool _completed;

    public bool IsEmpty => _readers.IsEmpty;

    public void Add(EventReaderQueue reader)
    {
        ImmutableInterlocked.Update(ref _readers, static (readers, added) => readers.Add(added), reader);
        if (_completed)
        {
            reader.Complete();
        }
    }

    public void Remove(EventReaderQueue reader) => ImmutableInterlocked.Update(ref _readers, static (readers, removed) => readers.Remove(removed), reader);

    /// <summary>Passes events to every reader; one that does not know the call gets the call's earlier state first.</summary>
    public void Publish(ReadOnlySpan<RoomCallEvent> events, object? call = null, RoomCallSnapshot? before = null)
    {
        foreach (EventReaderQueue reader in _readers)
        {
            reader.Add(events, call, before);
        }
    }

    public void Forget(object call)
    {
        foreach (EventReaderQueue reader in _readers)
        {
            reader.Forget(call);
        }
    }

    public void Complete()
    {
        _completed = true;
        foreach (EventReaderQueue reader in _readers)
        {
            reader.Complete();
        }
    }
}
