namespace RoomCalls.Internal.Calls;

/// <summary>
/// The queue of one call. The thread that posts to an idle queue drains it: there is one writer at a time, in order, and no task while nothing happens.
/// </summary>
internal sealed class Mailbox<T>(Action<T> work, Action<Exception> failed, int capacity)
{
    private readonly Queue<(T Item, int Weight)> _queue = new();
    private readonly Lock _gate = new();
    private int _waiting;
    private bool _isWorking;

    /// <summary>Whether external work of this weight fits. A single item fits into an empty queue, whatever its weight.</summary>
    public bool HasRoom(int weight)
    {
        lock (_gate)
        {
            return _waiting == 0 || _waiting + weight <= capacity;
        }
    }

    /// <summary>Queues work; <see cref="Drain"/> must follow.</summary>
    public void Enqueue(T item, int weight = 0)
    {
        lock (_gate)
        {
            _waiting += weight;
            _queue.Enqueue((item, weight));
        }
    }

    /// <summary>Queues work, and works it off unless another thread does.</summary>
    public void Post(T item)
    {
        Enqueue(item);
        Drain();
    }

    /// <summary>Works off the queue, unless another thread does.</summary>
    public void Drain()
    {
        bool isMine = false;
        while (TryTake(ref isMine, out T? item, out int weight))
        {
            bool isDone = false;
            try
            {
                Work(item!);
                isDone = true;
            }
            finally
            {
                lock (_gate)
                {
                    _waiting -= weight;
                    _isWorking = isDone;
                }
            }
        }
    }

    private void Work(T item)
    {
        try
        {
            work(item);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failed(exception);
        }
    }

    /// <summary>Takes the next item. The queue becomes idle in the same step in which it is found to be empty.</summary>
    private bool TryTake(ref bool isMine, out T? item, out int weight)
    {
        lock (_gate)
        {
            (item, weight) = (default, 0);
            if (!isMine && _isWorking)
            {
                return false;
            }

            isMine = _isWorking = _queue.TryDequeue(out (T Item, int Weight) next);
            (item, weight) = next;
            return isMine;
        }
    }
}
