using RoomCalls.Events;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class EventClassesTests
{
    private const int Capacity = 16;

    [Fact]
    public void Events_EveryEventType_HasItsClass()
    {
        Type[] types = [.. typeof(RoomCallEvent).Assembly.GetExportedTypes().Where(static t => t.IsSubclassOf(typeof(RoomCallEvent)) && !t.IsAbstract)];
        Assert.Equal(types.Select(static t => t.Name).Order(StringComparer.Ordinal), EventClasses.Events.Select(static t => t.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(EventKinds.None, 2)]
    [InlineData(EventKinds.Service, 3)]
    [InlineData(EventKinds.Decisions, 3)]
    [InlineData(EventKinds.All, 4)]
    public void Add_Included_IsReadAndNothingElse(EventKinds include, int count)
    {
        EventReaderQueue queue = new(Capacity, static _ => { }, include: include);
        queue.Add([new ParticipantsUpdated([], 1), Decision(), new CallConnected(), new UnknownRoomCallEvent("New", "{}")]);
        List<RoomCallEvent> read = [.. ReadAll(queue)];
        Assert.Equal(count, read.Count);
        Assert.Equal(include.HasFlag(EventKinds.Service), read.Any(static e => e is ParticipantsUpdated));
        Assert.Equal(include.HasFlag(EventKinds.Decisions), read.Any(static e => e is ActionDecided));
    }

    [Fact]
    public void Add_ManyNotIncluded_LosesNothingAndWakesNobody()
    {
        long lost = 0;
        EventReaderQueue queue = new(Capacity, count => lost += count, include: EventKinds.None);
        (_, Task? wait) = queue.Take();
        for (int i = 0; i < 10 * Capacity; i++)
        {
            queue.Add([Decision()]);
        }

        Assert.False(wait!.IsCompleted);
        queue.Add([new CallConnected()]);
        Assert.True(wait.IsCompleted);
        Assert.IsType<CallConnected>(Assert.Single(ReadAll(queue)));
        Assert.Equal(0, lost);
    }

    [Fact]
    public void Add_SourceWithNothingIncluded_SendsItsSnapshotWithTheNextEvent()
    {
        EventReaderQueue queue = new(Capacity, static _ => { }, include: EventKinds.None);
        object call = new();
        queue.Add([Decision()], call, new RoomCallSnapshot(RoomCallState.Empty));
        Assert.Empty(ReadAll(queue));
        queue.Add([new CallConnected()], call, new RoomCallSnapshot(RoomCallState.Empty));
        Assert.Equal([typeof(RoomCallSnapshot), typeof(CallConnected)], ReadAll(queue).Select(static e => e.GetType()));
    }

    private static ActionDecided Decision() => new() { ActionName = "HangUpCall", Actor = RoomCallActor.Nobody, Capability = Capability.Allowed };

    private static IEnumerable<RoomCallEvent> ReadAll(EventReaderQueue queue)
    {
        while (queue.Take().Next is RoomCallEvent next)
        {
            yield return next;
        }
    }
}
