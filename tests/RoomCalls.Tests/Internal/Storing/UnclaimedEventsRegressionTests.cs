using RoomCalls.Events;
using RoomCalls.Internal.Storing;

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
        unclaimed.Keep(key, [new CallConnected { Id = "1" }]);
        clock.Advance(TimeSpan.FromSeconds(59));
        unclaimed.Keep(key, [new CallDisconnected { Id = "2" }]);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("2", Assert.Single(unclaimed.Take(key)).Id);
        Assert.Equal(1, metrics.Dropped("unclaimed"));
    }
}
