using RoomCalls.Events;
using RoomCalls.Internal.Storing;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Storing;

public sealed class UnclaimedEventsTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly MetricsCollector _metrics = new();
    private readonly UnclaimedEvents _unclaimed;

    public UnclaimedEventsTests() => _unclaimed = new(_clock, TimeSpan.FromSeconds(60), _metrics.CreateMetrics());

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void Take_Twice_ReturnsTheEventsOnce()
    {
        string key = Guid.NewGuid().ToString("N");
        Keep(key, NumberedEvents.Create(1, 2));
        Keep(key, NumberedEvents.Create(3, 1));
        Keep(Guid.NewGuid().ToString("N"), NumberedEvents.Create(9, 1));
        Assert.Equal(["1", "2", "3"], Take(key).Select(e => e.Id));
        Assert.Empty(_unclaimed.Take(key));
        Assert.Equal(1, _unclaimed.Count);
    }

    [Fact]
    public void Keep_BeyondTheBoundOfACall_KeepsTheNewest64()
    {
        string key = Guid.NewGuid().ToString("N");
        Keep(key, NumberedEvents.Create(1, 70));
        Assert.Equal("7", Take(key)[0].Id);
        Assert.Equal(6, _metrics.Dropped("overflow"));
    }

    [Fact]
    public void Keep_BeyondTheBoundOfCalls_Keeps1024()
    {
        string last = Guid.NewGuid().ToString("N");
        for (int i = 0; i < UnclaimedEvents.MaxCalls; i++)
        {
            Keep(Guid.NewGuid().ToString("N"), NumberedEvents.Create(1, 1));
        }

        Keep(last, NumberedEvents.Create(1, 3));
        Assert.Empty(_unclaimed.Take(last));
        Assert.Equal((3, 1024), (_metrics.Dropped("overflow"), _unclaimed.Count));
    }

    [Fact]
    public void Take_AfterTheLifetime_ReturnsNone()
    {
        string key = Guid.NewGuid().ToString("N");
        Keep(key, NumberedEvents.Create(1, 2));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Keep(key, NumberedEvents.Create(3, 1));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("3", Assert.Single(Take(key)).Id);
        Assert.Equal((2, 0), (_metrics.Dropped("unclaimed"), _unclaimed.Count));
    }

    [Fact]
    public void TryKeep_AnotherConnection_ReturnsFalse()
    {
        CallbackEntry first = new() { CallKey = "k", At = default, Events = NumberedEvents.Create(1, 1), ConnectionId = "c1", Body = new byte[1] };
        Assert.True(_unclaimed.TryKeep(first));
        Assert.False(_unclaimed.TryKeep(first with { ConnectionId = "c2" }));
        Assert.True(_unclaimed.TryKeep(first with { ConnectionId = default }));
        Assert.Equal(["c1", ""], _unclaimed.Take("k").Select(static kept => kept.ConnectionId.Value));
    }

    private void Keep(string key, IReadOnlyList<RoomCallEvent> events) => Assert.True(_unclaimed.TryKeep(new CallbackEntry { CallKey = key, At = default, Events = events }));

    private IReadOnlyList<RoomCallEvent> Take(string key) => [.. _unclaimed.Take(key).SelectMany(static kept => kept.Events)];
}
