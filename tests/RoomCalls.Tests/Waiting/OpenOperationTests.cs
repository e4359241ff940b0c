using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Tests.Support;
using RoomCalls.Waiting;

namespace RoomCalls.Tests.Waiting;

public sealed class OpenOperationTests
{
    [Fact]
    public async Task TryEnd_EndsExactlyOnceFromManyThreads()
    {
        for (int round = 0; round < 50; round++)
        {
            OpenOperations open = new();
            OpenOperation<ResultInformation> operation = open.Open(new RemoveParticipant(People.Bob));
            int ended = 0;
            Action<OpenOperation> forget = operation.Ended!;
            operation.Ended = o =>
            {
                Interlocked.Increment(ref ended);
                forget(o);
            };
            Func<bool>[] ends =
            [
                () => operation.TryEnd(new RemoveParticipantSucceeded(People.Bob), RoomCallState.Empty),
                () => operation.TryEnd(new RemoveParticipantFailed(People.Bob), RoomCallState.Empty),
                () => operation.TrySucceed(new ResultInformation(200, 0)),
                () => operation.TryFail(new CallEndedException("RemoveParticipant", null)),
                () => operation.TryCancel(new CancellationToken(canceled: true)),
            ];
            using Barrier start = new(ends.Length);
            bool[] won = await Task.WhenAll(ends.Select(end => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return end();
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            Assert.Single(won, true);
            Assert.Equal((1, 0), (ended, open.Count));
            Assert.True(operation.Outcome.IsCompleted);
        }
    }

    [Fact]
    public void TryEnd_TakesNoOtherEvent()
    {
        OpenOperation<ResultInformation> operation = Operations.Of(new RemoveParticipant(People.Bob));
        Assert.False(operation.TryEnd(new CallConnected(), RoomCallState.Empty));
        Assert.False(operation.HasEnded);
    }

    [Fact]
    public void When_FiresAtItsTimeAndNeverAfterTheEnd()
    {
        ManualTimeProvider clock = new();
        OpenOperation<ResultInformation> operation = Operations.Of(new RemoveParticipant(People.Bob));
        int fired = 0;
        operation.When(TimeSpan.FromSeconds(9), clock, _ => fired += 100);
        operation.When(TimeSpan.FromSeconds(5), clock, _ => fired++);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, fired);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, fired);
        operation.When(TimeSpan.FromSeconds(5), clock, _ => fired++);
        operation.TrySucceed(new ResultInformation(200, 0));
        Assert.Equal(0, clock.ActiveTimers);
        operation.When(TimeSpan.FromSeconds(5), clock, _ => fired++);
        Assert.Equal((0, 1), (clock.ActiveTimers, fired));
    }
}
