using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class MailboxTests
{
    private readonly List<int> _done = [];
    private readonly List<Exception> _failed = [];

    [Fact]
    public void Post_OneThread_RunsInOrderOnThatThread()
    {
        Mailbox<int> mailbox = Box(16);
        mailbox.Post(1);
        mailbox.Enqueue(2, 1);
        Assert.Equal([1], _done);
        mailbox.Drain();
        Assert.Equal([1, 2], _done);
    }

    [Fact]
    public void Post_FromRunningWork_RunsAfterIt()
    {
        Mailbox<int>? mailbox = null;
        mailbox = new(
            item =>
            {
                if (item < 3)
                {
                    mailbox!.Post(item + 1);
                }

                _done.Add(item);
            },
            _failed.Add,
            16);
        mailbox.Post(1);
        Assert.Equal([1, 2, 3], _done);
    }

    [Fact]
    public void HasRoom_Full_ReturnsFalseUntilDrained()
    {
        Mailbox<int> mailbox = Box(10);
        mailbox.Enqueue(1, 7);
        Assert.Equal((false, true), (mailbox.HasRoom(4), mailbox.HasRoom(3)));
        mailbox.Drain();
        Assert.True(mailbox.HasRoom(10));
    }

    [Fact]
    public void HasRoom_LargerThanTheCapacityWhenEmpty_ReturnsTrue() => Assert.True(Box(10).HasRoom(350));

    [Fact]
    public void Post_FailingWork_IsReportedAndTheRestRuns()
    {
        Mailbox<int> mailbox = new(item => _done.Add(item == 2 ? throw new InvalidOperationException("two") : item), _failed.Add, 10);
        Assert.All([1, 2, 3], mailbox.Post);
        Assert.Equal([1, 3], _done);
        Assert.Equal("two", Assert.Single(_failed).Message);
    }

    [Fact]
    public void Post_ReportFails_RunsTheRest()
    {
        Mailbox<int> mailbox = new(item => _done.Add(item == 2 ? throw new InvalidOperationException("two") : item), _ => throw new InvalidOperationException("log"), 10);
        Assert.Throws<InvalidOperationException>(() => mailbox.Post(2));
        mailbox.Post(3);
        Assert.Equal([3], _done);
    }

    [Fact]
    public async Task Post_ManyThreads_RunsOneAtATimeInOrder()
    {
        const int Posters = 4;
        const int Each = 5000;
        int working = 0;
        int overlaps = 0;
        List<(int Poster, int Number)> seen = [];
        Mailbox<(int Poster, int Number)> mailbox = new(
            item =>
            {
                overlaps += Interlocked.Increment(ref working) == 1 ? 0 : 1;
                seen.Add(item);
                Interlocked.Decrement(ref working);
            },
            _failed.Add,
            int.MaxValue);
        using Barrier start = new(Posters);
        await Task.WhenAll(Enumerable.Range(0, Posters).Select(poster => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                for (int number = 0; number < Each; number++)
                {
                    mailbox.Post((poster, number));
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.Equal((0, 0, Posters * Each), (overlaps, _failed.Count, seen.Count));
        Assert.All(seen.GroupBy(s => s.Poster), g => Assert.Equal(Enumerable.Range(0, Each), g.Select(s => s.Number)));
    }

    private Mailbox<int> Box(int capacity) => new(_done.Add, _failed.Add, capacity);
}
