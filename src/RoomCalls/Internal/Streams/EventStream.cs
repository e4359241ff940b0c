using RoomCalls.Events;

namespace RoomCalls.Internal.Streams;

/// <summary>A stream whose reader is subscribed when it asks for the enumerator, not at its first step.</summary>
internal sealed class EventStream(Func<EventReaderQueue> subscribe, Action<EventReaderQueue> unsubscribe, CancellationToken cancellationToken)
    : IAsyncEnumerable<RoomCallEvent>
{
    public IAsyncEnumerator<RoomCallEvent> GetAsyncEnumerator(CancellationToken enumeratorToken = default) =>
        new Enumerator(subscribe(), unsubscribe, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeratorToken));

    private sealed class Enumerator(EventReaderQueue queue, Action<EventReaderQueue> unsubscribe, CancellationTokenSource cancellation)
        : IAsyncEnumerator<RoomCallEvent>
    {
        public RoomCallEvent Current { get; private set; } = null!;

        public async ValueTask<bool> MoveNextAsync()
        {
            while (true)
            {
                cancellation.Token.ThrowIfCancellationRequested();
                (RoomCallEvent? next, Task? wait) = queue.Take();
                if (next is not null)
                {
                    Current = next;
                    return true;
                }

                if (wait is null)
                {
                    return false;
                }

                await wait.WaitAsync(cancellation.Token).ConfigureAwait(false);
            }
        }

        public ValueTask DisposeAsync()
        {
            unsubscribe(queue);
            queue.Complete();
            cancellation.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
