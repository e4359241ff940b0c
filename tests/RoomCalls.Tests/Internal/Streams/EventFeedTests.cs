using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class EventFeedTests
{
    [Fact]
    public void Remove_Reader_EndsItsSubscription()
    {
        EventFeed feed = new();
        EventReaderQueue reader = new(16, _ => { });
        feed.Add(reader);
        Assert.Same(reader, Assert.Single(feed.Readers));
        feed.Remove(reader);
        Assert.Empty(feed.Readers);
    }

    [Fact]
    public void Complete_EarlyAndLateReaders_EndsBoth()
    {
        EventFeed feed = new();
        EventReaderQueue early = new(16, _ => { });
        EventReaderQueue late = new(16, _ => { });
        feed.Add(early);
        feed.Complete();
        feed.Add(late);
        late.Start(NumberedEvents.Snapshot);
        Assert.Equal((null, null), early.Take());
        Assert.Same(NumberedEvents.Snapshot, late.Take().Next);
        Assert.Equal((null, null), late.Take());
        Assert.Empty(feed.Readers);
    }
}
