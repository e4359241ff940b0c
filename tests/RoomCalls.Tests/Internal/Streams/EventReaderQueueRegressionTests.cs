using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class EventReaderQueueRegressionTests
{
    [Fact]
    public async Task Add_Overflow_ReportsLossesOutsideTheLock()
    {
        EventReaderQueue? queue = null;
        bool canReadMeanwhile = false;
        Task? wait = null;
        queue = new(16, _ =>
        {
            Thread other = new(() => canReadMeanwhile = queue!.Take().Next is not null);
            other.Start();
            other.Join(TimeSpan.FromMinutes(5));
            throw new InvalidOperationException("a listener of the application");
        });
        wait = queue.Take().Wait;

        Assert.Throws<InvalidOperationException>(() => queue.Add(NumberedEvents.Create(1, 17)));

        await wait!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(canReadMeanwhile);
    }
}
