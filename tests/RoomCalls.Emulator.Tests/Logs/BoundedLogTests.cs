using RoomCalls.Emulator.Internal.Logs;

namespace RoomCalls.Emulator.Tests.Logs;

public sealed class BoundedLogTests
{
    [Fact]
    public void The_oldest_entries_are_dropped_and_counted()
    {
        BoundedLog<long> log = new(3);
        for (int number = 0; number < 5; number++)
        {
            log.Add(sequence => sequence);
        }

        Assert.Equal([3, 4, 5], log.Snapshot());
        Assert.Equal(2, log.Dropped);
        log.Clear();
        log.Add(sequence => sequence);
        Assert.Equal([1], log.Snapshot());
        Assert.Equal(0, log.Dropped);
    }
}
