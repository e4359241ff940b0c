using RoomCalls.Events;
using RoomCalls.Internal.Storing;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Storing;

public sealed class UnclaimedEventsRegressionTests
{
    [Fact]
    public void Take_EarlierEventTooOld_ReturnsTheOthers()
    {
        using MetricsCollector metrics = new();
        ManualTimeProvider clock = new();
        UnclaimedEvents unclaimed = new(clock, TimeSpan.FromSeconds(60), metrics.CreateMetrics());
        string key = Guid.NewGuid().ToString("N");
        unclaimed.TryKeep(new CallbackEntry { CallKey = key, At = default, Events = [new CallConnected { Id = "1" }] });
        clock.Advance(TimeSpan.FromSeconds(59));
        unclaimed.TryKeep(new CallbackEntry { CallKey = key, At = default, Events = [new CallDisconnected { Id = "2" }] });
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("2", Assert.Single(Assert.Single(unclaimed.Take(key)).Events).Id);
        Assert.Equal(1, metrics.Dropped("unclaimed"));
    }
}
