using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class EventReaderQueueTests
{
    [Fact]
    public void Take_SnapshotAfterEvents_ReturnsTheSnapshotFirst()
    {
        EventReaderQueue queue = new(16, _ => { });
        queue.Add(NumberedEvents.Create(1, 30));
        queue.Start(NumberedEvents.Snapshot);
        List<RoomCallEvent> read = queue.Drain();
        Assert.Same(NumberedEvents.Snapshot, read[0]);
        Assert.Equal(14, Assert.IsType<EventsLost>(read[1]).Count);
        Assert.Equal("15", read[2].Id);
    }

    [Fact]
    public void Add_BeyondTheCapacity_DropsTheOldestAndCountsThem() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf().ToArbitrary(), batches =>
    {
        long counted = 0;
        int sent = 0;
        EventReaderQueue queue = new(16, lost => counted += lost);
        foreach (int size in batches)
        {
            queue.Add(NumberedEvents.Create(sent, size));
            sent += size;
        }

        List<RoomCallEvent> read = queue.Drain();
        long lost = read.OfType<EventsLost>().Sum(l => l.Count);
        string[] ids = [.. read.Where(e => e is not EventsLost).Select(e => e.Id)];
        Assert.Equal((lost, sent), (counted, (int)lost + ids.Length));
        Assert.Equal(Enumerable.Range((int)lost, ids.Length).Select(i => $"{i}"), ids);
        Assert.Equal(Math.Min(sent, 16), ids.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Take_AfterLosses_ReportsThemOnce()
    {
        EventReaderQueue queue = new(16, _ => { });
        queue.Add(NumberedEvents.Create(0, 17));
        queue.Add(NumberedEvents.Create(17, 2));
        EventsLost told = Assert.IsType<EventsLost>(queue.Take().Next);
        Assert.Equal((3, ManualTimeProvider.At(3)), (told.Count, told.Time));
        Assert.Equal("3", queue.Take().Next!.Id);
        queue.Add(NumberedEvents.Create(19, 2));
        Assert.Equal(1, Assert.IsType<EventsLost>(queue.Take().Next).Count);
    }

    [Fact]
    public async Task Take_EmptyQueue_WaitsForTheNextEvent()
    {
        EventReaderQueue queue = new(16, _ => { });
        (RoomCallEvent? next, Task? wait) = queue.Take();
        Assert.Null(next);
        Assert.False(wait!.IsCompleted);
        queue.Add(NumberedEvents.Create(1, 1));
        await wait.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1", queue.Take().Next!.Id);
    }

    [Fact]
    public async Task Complete_EventsQueued_EndsAfterThem()
    {
        EventReaderQueue queue = new(16, _ => { });
        Task wait = queue.Take().Wait!;
        queue.Add(NumberedEvents.Create(1, 2));
        queue.Complete();
        queue.Add(NumberedEvents.Create(3, 1));
        await wait.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["1", "2"], queue.Drain().Select(e => e.Id));
        Assert.Equal((null, null), queue.Take());
    }

    [Fact]
    public void Add_EventsOfACall_IntroducesTheCallOnce()
    {
        EventReaderQueue queue = new(16, _ => { });
        object call = new();
        queue.Add(NumberedEvents.Create(1, 1), call, NumberedEvents.Snapshot);
        queue.Add(NumberedEvents.Create(2, 1), call, NumberedEvents.Snapshot);
        Assert.Equal([typeof(RoomCallSnapshot), typeof(UnknownRoomCallEvent), typeof(UnknownRoomCallEvent)], queue.Drain().Select(e => e.GetType()));
        Assert.True(queue.Knows(call));
        queue.Forget(call);
        Assert.False(queue.Knows(call));
    }
}
