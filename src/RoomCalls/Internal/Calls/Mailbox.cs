using System.Collections.Concurrent;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// The queue of one call. The thread that posts to an idle queue drains it: there is one writer at a time, in order, and no task while nothing happens.
/// </summary>
internal sealed class Mailbox<T>(Action<T> work, Action<Exception> failed, int capacity)
{
    private readonly ConcurrentQueue<(T Item, int Weight)> _queue = new();
    private int _waiting;
    private int _working;

    /// <summary>Posts external work; refused when too much is waiting.</summary>
    public bool TryPost(T item, int weight)
    {
        if (Interlocked.Add(ref _waiting, weight) > capacity && weight < Volatile.Read(ref _waiting))
        {
            Interlocked.Add(ref _waiting, -weight);
            return false;
        }

        _queue.Enqueue((item, weight));
        Drain();
        return true;
    }

    /// <summary>Posts internal work; always accepted.</summary>
    public void Post(T item)
    {
        _queue.Enqueue((item, 0));
        Drain();
    }

    private void Drain()
    {
        while (!_queue.IsEmpty && Interlocked.CompareExchange(ref _working, 1, 0) == 0)
        {
            try
            {
                while (_queue.TryDequeue(out (T Item, int Weight) next))
                {
                    Work(next);
                }
            }
            finally
            {
                // A full fence: either the loop above sees an item posted meanwhile, or its poster sees an idle queue.
                Interlocked.Exchange(ref _working, 0);
            }
        }
    }

    private void Work((T Item, int Weight) next)
    {
        try
        {
            work(next.Item);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failed(exception);
        }
        finally
        {
            Interlocked.Add(ref _waiting, -next.Weight);
        }
    }
}
