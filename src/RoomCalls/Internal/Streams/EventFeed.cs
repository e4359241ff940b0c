using System.Collections.Immutable;

namespace RoomCalls.Internal.Streams;

/// <summary>The readers of one source of events.</summary>
internal sealed class EventFeed
{
    private ImmutableArray<EventReaderQueue> _readers = [];
    private bool _completed;

    /// <summary>Held while a batch is applied and published, so that a new reader gets exactly the events after its snapshot.</summary>
    public Lock Gate { get; } = new();

    public ImmutableArray<EventReaderQueue> Readers => _readers;

    /// <summary>Whether the source is over; read it with the gate held.</summary>
    public bool IsCompleted => _completed;

    public void Add(EventReaderQueue reader)
    {
        lock (Gate)
        {
            if (_completed)
            {
                reader.Complete();
            }
            else
            {
                _readers = _readers.Add(reader);
            }
        }
    }

    public void Remove(EventReaderQueue reader)
    {
        lock (Gate)
        {
            _readers = _readers.Remove(reader);
        }
    }

    /// <summary>Hands the readers over without ending them; call it with the gate held.</summary>
    public ImmutableArray<EventReaderQueue> MoveOut()
    {
        ImmutableArray<EventReaderQueue> readers = _readers;
        _readers = [];
        return readers;
    }

    public void Complete()
    {
        lock (Gate)
        {
            _completed = true;
            foreach (EventReaderQueue reader in _readers)
            {
                reader.Complete();
            }

            _readers = [];
        }
    }
}
