using System.Collections.Immutable;
using RoomCalls.Events;

namespace RoomCalls.Streams;

/// <summary>The readers of all calls. What one call publishes keeps its order.</summary>
internal sealed class ManagerFeed
{
    private ImmutableArray<EventReaderQueue> _readers = [];

    public bool IsEmpty => _readers.IsEmpty;

    public void Add(EventReaderQueue reader) => ImmutableInterlocked.Update(ref _readers, static (readers, added) => readers.Add(added), reader);

    public void Remove(EventReaderQueue reader) => ImmutableInterlocked.Update(ref _readers, static (readers, removed) => readers.Remove(removed), reader);

    /// <summary>Gives events to every reader; one that has not seen the call gets the call's state before them first.</summary>
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
        foreach (EventReaderQueue reader in _readers)
        {
            reader.Complete();
        }
    }
}
