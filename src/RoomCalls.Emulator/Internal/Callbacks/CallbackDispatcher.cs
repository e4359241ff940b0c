using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Callbacks;

/// <summary>Delivers callbacks: those of one connection one after the other, those of different connections side by side.</summary>
internal sealed class CallbackDispatcher(CallbackSender sender, Scheduler scheduler, InFlight inFlight, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<OutgoingCallback>> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<Task> _running = [];

    /// <summary>Queues a callback. The queue of a connection runs only while there is something in it.</summary>
    public void Enqueue(OutgoingCallback callback)
    {
        callback.Request.Pending.Begin();
        lock (_lock)
        {
            if (_queues.TryGetValue(callback.ConnectionId, out Queue<OutgoingCallback>? queue))
            {
                queue.Enqueue(callback);
                return;
            }

            queue = new Queue<OutgoingCallback>([callback]);
            _queues.Add(callback.ConnectionId, queue);
            inFlight.Begin();
            Task run = Task.Run(() => RunAsync(callback.ConnectionId, queue), CancellationToken.None);
            _running.Add(run);
            run.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Drops the callbacks that wait in the queues. A callback that is being sent is still sent.</summary>
    public void Clear()
    {
        OutgoingCallback[] dropped;
        lock (_lock)
        {
            dropped = [.. _queues.Values.SelectMany(queue => queue)];
            foreach (Queue<OutgoingCallback> queue in _queues.Values)
            {
                queue.Clear();
            }
        }

        foreach (OutgoingCallback callback in dropped)
        {
            callback.Request.Pending.End();
        }
    }

    /// <summary>Waits until every queue is empty.</summary>
    public async Task StopAsync()
    {
        Task[] running;
        do
        {
            Clear();
            lock (_lock)
            {
                running = [.. _running];
            }

            await Task.WhenAll(running);
        }
        while (running.Length > 0);
    }

    /// <summary>Sends callbacks until the queue is empty.</summary>
    private async Task RunAsync(string connectionId, Queue<OutgoingCallback> queue)
    {
        try
        {
            while (TryTake(connectionId, queue) is { } callback)
            {
                await DeliverAsync(callback);
                callback.Request.Pending.End();
            }
        }
        finally
        {
            inFlight.End();
        }
    }

    private async Task DeliverAsync(OutgoingCallback callback)
    {
        try
        {
            await callback.Request.Gate.WaitAsync(stopping);
            if (!TryPostpone(callback))
            {
                await sender.SendAsync(callback, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nothing is sent any more; the queue still drains, so that no request waits for it.
        }
    }

    /// <summary>Takes the next callback, or ends the queue.</summary>
    private OutgoingCallback? TryTake(string connectionId, Queue<OutgoingCallback> queue)
    {
        lock (_lock)
        {
            if (queue.TryDequeue(out OutgoingCallback? callback))
            {
                return callback;
            }

            _queues.Remove(connectionId);
            return null;
        }
    }

    /// <summary>Delays a callback for as long as a fault says. Later callbacks overtake it.</summary>
    private bool TryPostpone(OutgoingCallback callback)
    {
        if (callback.WasDelayed || callback.Request.FindFault(EmulatorFaultKind.DelayCallback, callback.EventType) is not { } fault)
        {
            return false;
        }

        callback.Request.Pending.Begin();
        scheduler.Schedule(fault.By, () =>
        {
            Enqueue(callback with { WasDelayed = true });
            callback.Request.Pending.End();
        });
        return true;
    }

    private void Forget(Task run)
    {
        lock (_lock)
        {
            _running.Remove(run);
        }
    }
}
