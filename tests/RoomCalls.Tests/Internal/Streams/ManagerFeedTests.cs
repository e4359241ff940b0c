using RoomCalls.Events;
using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class ManagerFeedTests
{
    private readonly ManagerFeed _feed = new();
    private readonly EventReaderQueue _reader = new(16, _ => { });

    [Fact]
    public void Publish_FirstEventsOfACall_FollowItsSnapshot()
    {
        object call = new();
        _feed.Add(_reader);
        _feed.Publish(NumberedEvents.Create(1, 1), call, NumberedEvents.Snapshot);
        _feed.Publish(NumberedEvents.Create(2, 1), call, NumberedEvents.Snapshot);
        _feed.Publish(NumberedEvents.Create(3, 1));
        Assert.Equal(["RoomCallSnapshot", "N", "N", "N"], _reader.Drain().Select(e => e.Name));
    }

    [Fact]
    public void Publish_SlowReader_LosesAloneAndIsNotified()
    {
        EventReaderQueue quick = new(1000, _ => { });
        _feed.Add(_reader);
        _feed.Add(quick);
        _feed.Publish(NumberedEvents.Create(1, 100));
        Assert.Equal(84, Assert.IsType<EventsLost>(_reader.Take().Next).Count);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"{i}"), quick.Drain().Select(e => e.Id));
    }

    [Fact]
    public void Remove_Reader_EndsItsSubscription()
    {
        _feed.Add(_reader);
        Assert.False(_feed.IsEmpty);
        _feed.Remove(_reader);
        _feed.Publish(NumberedEvents.Create(1, 1));
        Assert.True(_feed.IsEmpty);
        Assert.Empty(_reader.Drain());
    }

    [Fact]
    public void Forget_Call_ReleasesIt()
    {
        object call = new();
        _feed.Add(_reader);
        _feed.Publish([], call, NumberedEvents.Snapshot);
        Assert.True(_reader.Knows(call));
        _feed.Forget(call);
        Assert.False(_reader.Knows(call));
    }

    [Fact]
    public void Complete_EarlyAndLateReaders_EndsBoth()
    {
        EventReaderQueue late = new(16, _ => { });
        _feed.Add(_reader);
        _feed.Complete();
        _feed.Add(late);
        Assert.Equal((null, null), _reader.Take());
        Assert.Equal((null, null), late.Take());
    }
}
