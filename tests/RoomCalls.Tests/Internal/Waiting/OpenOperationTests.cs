using System.Diagnostics;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Waiting;

public sealed class OpenOperationTests
{
    [Fact]
    public async Task TryEnd_ManyThreads_EndsExactlyOnce()
    {
        const int Rounds = 10_000;
        OpenOperations open = new();
        OpenOperation<ResultInformation>[] operations = [.. Enumerable.Range(0, Rounds).Select(_ => open.Open(new RemoveParticipant(KnownPeople.Bob)))];
        Func<OpenOperation, bool>[] ends =
        [
            operation => operation.TryEnd(new RemoveParticipantFailed(KnownPeople.Bob), RoomCallState.Empty),
            operation => operation.TryCancel(new CancellationToken(canceled: true)),
        ];
        int[] wins = new int[Rounds];
        int arrived = 0;
        await Task.WhenAll(ends.Select(end => Task.Factory.StartNew(
            () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    // Both threads begin each round together, so that they meet within the few instructions that matter.
                    Interlocked.Increment(ref arrived);
                    SpinWait wait = default;
                    while (Volatile.Read(ref arrived) < (round + 1) * ends.Length)
                    {
                        wait.SpinOnce(sleep1Threshold: -1);
                    }

                    Interlocked.Add(ref wins[round], Wins(() => end(operations[round])));
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.All(wins, won => Assert.Equal(1, won));
        Assert.All(operations, operation => Assert.True(operation.Outcome.IsCompleted));
        Assert.Equal(0, open.Count);

        static int Wins(Func<bool> end)
        {
            try
            {
                return end() ? 1 : 0;
            }
            catch (InvalidOperationException)
            {
                return 1;
            }
        }
    }

    [Fact]
    public void TryEnd_OtherEvent_ReturnsFalse()
    {
        OpenOperation<ResultInformation> operation = OpenOperationFactory.Create(new RemoveParticipant(KnownPeople.Bob));
        Assert.False(operation.TryEnd(new CallConnected(), RoomCallState.Empty));
        Assert.False(operation.HasEnded);
    }

    [Fact]
    public void SetTimer_DueTime_FiresUnlessEndedBefore()
    {
        ManualTimeProvider clock = new();
        OpenOperation<ResultInformation> operation = OpenOperationFactory.Create(new RemoveParticipant(KnownPeople.Bob));
        int fired = 0;
        operation.SetTimer(TimeSpan.FromSeconds(9), clock, _ => fired += 100);
        operation.SetTimer(TimeSpan.FromSeconds(5), clock, _ => fired++);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(0, fired);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, fired);
        operation.SetTimer(TimeSpan.FromSeconds(5), clock, _ => fired++);
        operation.TrySucceed(new ResultInformation(200, 0));
        Assert.Equal(0, clock.ActiveTimers);
        operation.SetTimer(TimeSpan.FromSeconds(5), clock, _ => fired++);
        Assert.Equal((0, 1), (clock.ActiveTimers, fired));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryEnd_WithMeasurement_MeasuresBeforeTheCallerSeesTheOutcome(bool throws)
    {
        List<(string Outcome, bool Seen)> measured = [];
        List<Exception> failures = [];
        RemoveParticipant action = new(KnownPeople.Bob);
        OpenOperation<ResultInformation> operation = new(OpenOperationFactory.CreateRecord(action), ActionCatalog.Default.Get(action).ByServer!, null)
        {
            Measure = (ended, outcome) =>
            {
                measured.Add((outcome, ended.Outcome.IsCompleted));
                if (throws)
                {
                    throw new InvalidOperationException("A listener of the application.");
                }
            },
            ListenerFailed = (_, failure) => failures.Add(failure),
        };
        OpenOperations open = new();
        open.Register(operation);

        Assert.True(operation.TryFail(new CallEndedException("RemoveParticipant", null)));

        Assert.Equal(throws ? 1 : 0, failures.Count);
        Assert.Equal(("call_ended", false), Assert.Single(measured));
        Assert.True(operation.Outcome.IsFaulted);
        Assert.Equal(0, open.Count);
    }

    [Fact]
    public void TryEnd_ThrowingTraceListener_ReportsItAndSetsTheOutcome()
    {
        using ActivitySource source = new(nameof(TryEnd_ThrowingTraceListener_ReportsItAndSetsTheOutcome));
        using ActivityListener listener = new()
        {
            ShouldListenTo = s => s == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static _ => throw new InvalidOperationException("A listener of the application."),
        };
        ActivitySource.AddActivityListener(listener);
        List<Exception> failures = [];
        List<string> measured = [];
        RemoveParticipant action = new(KnownPeople.Bob);
        OpenOperation<ResultInformation> operation = new(OpenOperationFactory.CreateRecord(action), ActionCatalog.Default.Get(action).ByServer!, source.StartActivity("remove"))
        {
            ListenerFailed = (_, failure) => failures.Add(failure),
            Measure = (_, outcome) => measured.Add(outcome),
        };

        Assert.True(operation.TrySucceed(new ResultInformation(200, 0)));

        Assert.IsType<InvalidOperationException>(Assert.Single(failures));
        Assert.Equal("success", Assert.Single(measured));
        Assert.True(operation.Outcome.IsCompletedSuccessfully);
    }
}
