using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class EventStreamTests
{
    private readonly List<EventReaderQueue> _subscribed = [];

    [Fact]
    public async Task GetAsyncEnumerator_UntilDisposed_IsSubscribed()
    {
        EventStream stream = Stream(TestContext.Current.CancellationToken);
        Assert.Empty(_subscribed);
        EventCollector reader = new(stream, CurrentTest.Token);
        _subscribed[0].Add(NumberedEvents.Create(1, 1));
        Assert.Equal("1", (await reader.NextAsync()).Id);
        await reader.DisposeAsync();
        Assert.Empty(_subscribed);
    }

    [Fact]
    public async Task GetAsyncEnumerator_TwoReaders_HaveAQueueEach()
    {
        EventStream stream = Stream(TestContext.Current.CancellationToken);
        await using EventCollector one = new(stream, CurrentTest.Token);
        await using EventCollector two = new(stream, CurrentTest.Token);
        Assert.Equal(2, _subscribed.Count);
        _subscribed.ForEach(queue => queue.Add(NumberedEvents.Create(1, 1)));
        Assert.Equal("1", (await one.NextAsync()).Id);
        Assert.Equal("1", (await two.NextAsync()).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MoveNextAsync_Cancelled_ThrowsOperationCanceled(bool byTheStream)
    {
        using CancellationTokenSource cancellation = new();
        EventStream stream = Stream(byTheStream ? cancellation.Token : default);
        await using IAsyncEnumerator<RoomCallEvent> reader = stream.GetAsyncEnumerator(byTheStream ? default : cancellation.Token);
        ValueTask<bool> next = reader.MoveNextAsync();
        Assert.False(next.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task MoveNextAsync_Completed_DrainsBeforeItEnds()
    {
        await using EventCollector reader = new(Stream(CurrentTest.Token), CurrentTest.Token);
        _subscribed[0].Add(NumberedEvents.Create(1, 3));
        _subscribed[0].Complete();
        Assert.Equal(["1", "2", "3"], (await reader.ToEndAsync()).Select(e => e.Id));
        Assert.Empty(await reader.ToEndAsync());
    }

    private EventStream Stream(CancellationToken cancellationToken) => new(Subscribe, queue => _subscribed.Remove(queue), cancellationToken);

    private EventReaderQueue Subscribe()
    {
        EventReaderQueue queue = new(16, _ => { });
        _subscribed.Add(queue);
        return queue;
    }
}
