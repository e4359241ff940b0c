using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Resilience;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Resilience;

/// <summary>The pipeline as applications have it: nothing is counted, and the strategy itself waits between attempts.</summary>
public class RetryPipelineTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly ManualTimeProvider _clock = new();
    private readonly ScriptedTransport _transport = new();
    private readonly MetricsCollector _metrics = new();
    private readonly ResilienceOptions _options = new() { BaseDelay = TimeSpan.Zero };

    private protected virtual WorkTracker Work => WorkTracker.None;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task SendAsync_SeveralAttempts_SendTheSameEnvelope()
    {
        ActionAnswer answer = ActionAnswer.Invitation("inv");
        _transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(TransportErrors.Create(ActionEffect.None)).ThenAnswer(answer);
        Assert.Same(answer, await SendAsync());
        Assert.Equal(3, _transport.Requests.Count);
        Assert.All(_transport.Requests, r => Assert.Same(_transport.Requests[0].Envelope, r.Envelope));
        Assert.Equal(3, _metrics.Sum("roomcalls.attempts", "action=HangUpCall"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task SendAsync_EveryAttemptFails_ThrowsAfterTheLast(int attempts)
    {
        _options.MaxAttempts = attempts;
        _transport.Otherwise = _ => Task.FromException<ActionAnswer>(TransportErrors.Create(ActionEffect.None));
        TransportException failure = await Assert.ThrowsAsync<TransportException>(() => SendAsync());
        Assert.Equal((ActionEffect.None, attempts), (failure.Effect, _transport.Requests.Count));
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task SendAsync_RetryAfter_WaitsThatLong()
    {
        TimeSpan wait = TimeSpan.FromSeconds(7);
        _transport.ThenFail(TransportErrors.Throttled(8516, wait));
        Task<ActionAnswer> sending = SendAsync();
        await _clock.WhenTimerAsync(wait);
        _clock.Advance(wait - TimeSpan.FromTicks(1));
        Assert.Single(_transport.Requests);
        _clock.Advance(TimeSpan.FromTicks(1));
        await sending;
        Assert.Equal(2, _transport.Requests.Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(3600)]
    public async Task SendAsync_RetryAfterBeyondTheDeadline_ThrowsAtOnce(int seconds)
    {
        _transport.ThenFail(TransportErrors.Throttled(8516, TimeSpan.FromSeconds(seconds)));
        TransportException throttled = await Assert.ThrowsAsync<TransportException>(() => SendAsync());
        Assert.Equal((TransportFault.Throttled, TimeSpan.FromSeconds(seconds), 1), (throttled.Fault, throttled.RetryAfter, _transport.Requests.Count));
    }

    [Theory]
    [InlineData(8529)]
    [InlineData(8530)]
    public async Task SendAsync_LastingThrottle_IsNotRepeated(int subCode)
    {
        _transport.ThenFail(TransportErrors.Throttled(subCode));
        await Assert.ThrowsAsync<TransportException>(() => SendAsync(RepeatSafety.Read));
        Assert.Single(_transport.Requests);
    }

    [Theory]
    [InlineData(ActionEffect.Unknown, 1)]
    [InlineData(ActionEffect.None, 2)]
    public async Task SendAsync_UnsafeAction_IsRepeatedOnlyWhenNothingWasSent(ActionEffect sent, int requests)
    {
        _transport.ThenFail(TransportErrors.Create(sent));
        await Record.ExceptionAsync(() => SendAsync(RepeatSafety.None));
        Assert.Equal(requests, _transport.Requests.Count);
    }

    [Fact]
    public async Task SendAsync_Refusal_IsNotRepeated()
    {
        _transport.ThenFail(TransportErrors.Refusal(404, 8522));
        await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(RepeatSafety.Read));
        Assert.Single(_transport.Requests);
    }

    [Fact]
    public async Task SendAsync_FailureAfterAnUnclearAttempt_IsUnclear()
    {
        _transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(TransportErrors.Create(ActionEffect.None)).ThenFail(TransportErrors.Throttled(8516, TimeSpan.FromHours(1)));
        TransportException failure = await Assert.ThrowsAsync<TransportException>(() => SendAsync());
        Assert.Equal((ActionEffect.Unknown, TransportFault.Throttled, 429, TimeSpan.FromHours(1)), (failure.Effect, failure.Fault, failure.Status, failure.RetryAfter));
        Assert.Contains("An earlier attempt may have taken effect.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RepeatSafety.Repeatable))]
    [InlineData(nameof(RepeatSafety.Idempotent))]
    public async Task SendAsync_RefusalAfterAnUnclearAttempt_IsUnclear(string repeat)
    {
        ActionFailedException refusal = TransportErrors.Refusal(409, 8519);
        _transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(refusal);
        TransportException failure = await Assert.ThrowsAsync<TransportException>(() => SendAsync(Enum.Parse<RepeatSafety>(repeat)));
        Assert.Equal((ActionEffect.Unknown, 409, 8519), (failure.Effect, failure.Status, failure.ResultInformation?.SubCode));
        Assert.Same(refusal, failure.InnerException);
    }

    [Theory]
    [InlineData(nameof(RepeatSafety.Read), ActionEffect.Unknown)]
    [InlineData(nameof(RepeatSafety.Repeatable), ActionEffect.None)]
    public async Task SendAsync_RefusalAfterAnAttemptWithoutEffect_StaysARefusal(string repeat, ActionEffect earlier)
    {
        _transport.ThenFail(TransportErrors.Create(earlier)).ThenFail(TransportErrors.Refusal(404, 0));
        await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(Enum.Parse<RepeatSafety>(repeat)));
    }

    [Fact]
    public async Task SendAsync_AlreadySoAfterAnUnclearAttempt_StaysTheAnswer()
    {
        _transport.ThenFail(TransportErrors.Create(ActionEffect.Unknown)).ThenFail(TransportErrors.Refusal(404, 8522));
        ActionRule rule = ActionCatalog.Default.Get<HangUpCall>().ByServer!;
        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => SendAsync(rule));
        Assert.True(rule.IsAlreadySo(gone.ResultInformation));
    }

    [Fact]
    public async Task SendAsync_AttemptTimesOut_IsCancelledAndRepeated()
    {
        _transport.ThenHang();
        Task<ActionAnswer> sending = SendAsync();
        await _transport.WhenRequestsAsync(1);
        _clock.Advance(_options.AttemptTimeout);
        await sending;
        Assert.True(_transport.Requests[0].CancellationToken.IsCancellationRequested);
        Assert.Equal(2, _transport.Requests.Count);
    }

    [Fact]
    public async Task SendAsync_LastAttemptTimesOut_IsUnclear()
    {
        _transport.ThenHang();
        Task<ActionAnswer> sending = SendAsync(RepeatSafety.None);
        await _transport.WhenRequestsAsync(1);
        _clock.Advance(_options.AttemptTimeout);
        TransportException late = await Assert.ThrowsAsync<TransportException>(() => sending);
        Assert.Equal((TransportFault.TimedOut, ActionEffect.Unknown, "HangUpCall got no answer within 15 s."), (late.Fault, late.Effect, late.Message));
    }

    [Fact]
    public async Task SendAsync_DeadlineDuringAnAttempt_IsUnclear()
    {
        _transport.ThenHang();
        Task<ActionAnswer> sending = SendAsync(deadline: TimeSpan.FromSeconds(5));
        await _transport.WhenRequestsAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(5));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => sending);
        Assert.Equal((ActionEffect.Unknown, TimeSpan.FromSeconds(5), 0), (late.Effect, late.Timeout, _clock.ActiveTimers));
    }

    [Theory]
    [InlineData(ActionEffect.None, ActionEffect.None)]
    [InlineData(ActionEffect.Unknown, ActionEffect.Unknown)]
    public async Task SendAsync_DeadlineBetweenAttempts_HasTheEffectOfTheAttempts(ActionEffect attempt, ActionEffect told)
    {
        TimeSpan wait = TimeSpan.FromSeconds(20);
        _transport.ThenFail(TransportErrors.Create(attempt, wait)).ThenFail(TransportErrors.Create(attempt, wait)).ThenHang();
        _options.MaxAttempts = 10;
        Task<ActionAnswer> sending = SendAsync(deadline: TimeSpan.FromSeconds(20) + TimeSpan.FromTicks(1));
        await _clock.WhenTimerAsync(wait);
        _clock.Skip(TimeSpan.FromSeconds(21));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => sending);
        Assert.Equal((told, 1), (late.Effect, _transport.Requests.Count));
        Assert.IsType<TransportException>(late.InnerException);
    }

    [Fact]
    public async Task SendAsync_Cancelled_ThrowsOperationCanceled()
    {
        using CancellationTokenSource cancellation = new();
        _transport.ThenHang();
        Task<ActionAnswer> sending = SendAsync(cancellationToken: cancellation.Token);
        await _transport.WhenRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal((1, 0), (_transport.Requests.Count, _clock.ActiveTimers));
    }

    [Fact]
    public async Task SendAsync_TransportRetriesItself_MakesOneAttempt()
    {
        _transport.RetriesItself = true;
        _transport.ThenFail(TransportErrors.Create(ActionEffect.None));
        await Assert.ThrowsAsync<TransportException>(() => SendAsync());
        Assert.Single(_transport.Requests);
    }

    [Fact]
    public async Task SendAsync_TransportRetriesItself_IsLimitedByTheDeadlineOnly()
    {
        _transport.RetriesItself = true;
        _transport.ThenHang();
        Task<ActionAnswer> sending = SendAsync();
        await _transport.WhenRequestsAsync(1);
        Assert.Equal(1, _clock.ActiveTimers);
        _clock.Advance(_options.AttemptTimeout + TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        _clock.Advance(Deadline);
        Assert.Equal(ActionEffect.Unknown, (await Assert.ThrowsAsync<ActionTimedOutException>(() => sending)).Effect);
        Assert.Single(_transport.Requests);
    }

    private Task<ActionAnswer> SendAsync(RepeatSafety repeat = RepeatSafety.Repeatable, TimeSpan? deadline = null, CancellationToken? cancellationToken = null) =>
        SendAsync(new ActionRule { Kind = CompletionKind.Response, Repeat = repeat, Time = Deadline }, deadline, cancellationToken);

    private Task<ActionAnswer> SendAsync(ActionRule rule, TimeSpan? deadline = null, CancellationToken? cancellationToken = null)
    {
        RetryPipeline pipeline = new(_options, _clock, _metrics.CreateMetrics(), Work);
        ActionEnvelope envelope = new() { RepeatabilityId = Guid.NewGuid(), FirstSent = _clock.GetUtcNow() };
        return pipeline.SendAsync(_transport, new HangUpCall(), envelope, rule, deadline ?? Deadline, cancellationToken ?? CurrentTest.Token);
    }
}

/// <summary>The same with a virtual clock, which must not move while an action is at work.</summary>
public sealed class RetryPipelineOnVirtualTimeTests : RetryPipelineTests
{
    private protected override WorkTracker Work { get; } = new();
}
