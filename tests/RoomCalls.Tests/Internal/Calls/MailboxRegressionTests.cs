using RoomCalls.Internal.Calls;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class MailboxRegressionTests
{
    /// <summary>Many rounds, because the writes must cross; once both posts are back, nobody is left to work an item off.</summary>
    [Fact]
    public void Post_TwoThreadsAtOnce_LeavesNothingBehind()
    {
        const int Rounds = 30_000;
        int done = 0;
        int leftBehind = 0;
        Mailbox<int> mailbox = new(_ => Interlocked.Increment(ref done), static _ => { }, capacity: 16);
        using Barrier barrier = new(2, _ => leftBehind += Volatile.Read(ref done) % 2);
        Thread other = new(PostAll);

        other.Start();
        PostAll();
        other.Join();

        Assert.Equal(0, leftBehind);
        Assert.Equal(2 * Rounds, done);

        void PostAll()
        {
            for (int i = 0; i < Rounds; i++)
            {
                mailbox.Post(i);
                barrier.SignalAndWait(TestContext.Current.CancellationToken);
            }
        }
    }
}
