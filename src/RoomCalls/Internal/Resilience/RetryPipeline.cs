using Polly;
using Polly.Retry;
using Polly.Timeout;
using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Resilience;

/// <summary>Sends an action within its deadline, and again where that is safe: deadline, then retry, then the timeout of one attempt.</summary>
internal sealed class RetryPipeline
{
    private const string EarlierAttempt = "An earlier attempt may have taken effect.";

    private readonly ResiliencePipeline<ActionAnswer> _whole;
    private readonly ResiliencePipeline _attempt;
    private readonly TimeProvider _timeProvider;
    private readonly RoomCallsMetrics _metrics;
    private readonly WorkTracker _work;

    public RetryPipeline(ResilienceOptions options, TimeProvider timeProvider, RoomCallsMetrics metrics, WorkTracker work)
    {
        _timeProvider = timeProvider;
        _metrics = metrics;
        _work = work;
        ResiliencePipelineBuilder<ActionAnswer> whole = new() { Name = "RoomCalls", TimeProvider = timeProvider };
        whole.AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static args => new(RetryAttempts.Get(args.Context).Deadline) });
        if (options.MaxAttempts > 1)
        {
            whole.AddRetry(CreateRetryOptions(options));
        }

        _whole = whole.Build();
        _attempt = new ResiliencePipelineBuilder { Name = "RoomCalls.Attempt", TimeProvider = timeProvider }.AddTimeout(options.AttemptTimeout).Build();
    }

    /// <summary>Sends an action. The caller counts as working, except while it waits here.</summary>
    /// <exception cref="ActionFailedException">The service refused, and no earlier attempt can have taken effect.</exception>
    /// <exception cref="TransportException">It could not be carried; the exception says whether it may have taken effect.</exception>
    /// <exception cref="ActionTimedOutException">The deadline passed.</exception>
    public async Task<ActionAnswer> SendAsync(
        IActionTransport transport, RoomCallAction action, ActionEnvelope envelope, ActionRule rule, TimeSpan deadline, CancellationToken cancellationToken)
    {
        RetryAttempts attempts = new()
        {
            Action = action.Name,
            Rule = rule,
            Deadline = deadline,
            IsSingle = transport.RetriesItself,
            Began = _timeProvider.GetTimestamp(),
            Work = _work.TrackRests(),
        };
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(RetryAttempts.Key, attempts);
        try
        {
            return await _whole.ExecuteAsync(
                static (ctx, s) => s.Self.AttemptAsync(s.transport, s.action, s.envelope, ctx),
                context,
                (Self: this, transport, action, envelope)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            ActionEffect effect = attempts.IsUnderWay || attempts.Unclear is not null ? ActionEffect.Unknown : ActionEffect.None;
            throw new ActionTimedOutException(action.Name, effect, deadline, attempts.LastFailure ?? late);
        }
        catch (TransportException failure) when (failure.Effect == ActionEffect.None && attempts.Unclear is not null)
        {
            throw new TransportException(action.Name, failure.Fault, ActionEffect.Unknown, $"{failure.Message} {EarlierAttempt}", failure)
            {
                Status = failure.Status,
                ResultInformation = failure.ResultInformation,
                RetryAfter = failure.RetryAfter,
                RequestId = failure.RequestId,
            };
        }
        catch (ActionFailedException refusal) when (attempts.Unclear is TransportException earlier
            && rule.Repeat != RepeatSafety.Read
            && !rule.IsAlreadySo(refusal.ResultInformation))
        {
            throw new TransportException(action.Name, earlier.Fault, ActionEffect.Unknown, $"{refusal.Message} {EarlierAttempt}", refusal)
            {
                Status = refusal.ResultInformation.Code,
                ResultInformation = refusal.ResultInformation,
                RequestId = refusal.RequestId,
            };
        }
        finally
        {
            attempts.Work?.Work();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<ActionAnswer> AttemptAsync(IActionTransport transport, RoomCallAction action, ActionEnvelope envelope, ResilienceContext context)
    {
        RetryAttempts attempts = RetryAttempts.Get(context);
        _metrics.Attempt(action.Name);
        _work.BeginRequest();
        attempts.Work?.Rest();
        attempts.IsUnderWay = true;
        try
        {
            ResiliencePipeline attempt = attempts.IsSingle ? ResiliencePipeline.Empty : _attempt;
            ActionAnswer answer = await attempt.ExecuteAsync(
                static async (s, token) => await s.transport.SendAsync(s.action, s.envelope, token).ConfigureAwait(false),
                (transport, action, envelope),
                context.CancellationToken).ConfigureAwait(false);
            attempts.IsUnderWay = false;
            return answer;
        }
        catch (TimeoutRejectedException late)
        {
            TransportException failure = new(
                action.Name, TransportFault.TimedOut, ActionEffect.Unknown, $"{action.Name} got no answer within {late.Timeout.TotalSeconds:0.###} s.", late);
            RecordFailure(attempts, failure);
            throw failure;
        }
        catch (OperationCanceledException cancelled) when (!context.CancellationToken.IsCancellationRequested)
        {
            TransportException failure = new(
                action.Name,
                TransportFault.TimedOut,
                ActionEffect.Unknown,
                $"{action.Name} was cancelled by the transport. It may have happened: look before doing it again.",
                cancelled);
            RecordFailure(attempts, failure);
            throw failure;
        }
        catch (RoomCallsException failure)
        {
            RecordFailure(attempts, failure);
            throw;
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            TransportException failure = TransportFailures.Unexpected(action.Name, unexpected);
            RecordFailure(attempts, failure);
            throw failure;
        }
        finally
        {
            attempts.Work?.Work();
            _work.EndRequest();
        }
    }

    private static void RecordFailure(RetryAttempts attempts, Exception failure)
    {
        attempts.IsUnderWay = false;
        attempts.Unclear = failure is TransportException { Effect: not ActionEffect.None } unclear ? unclear : attempts.Unclear;
        attempts.LastFailure = failure;
    }

    private RetryStrategyOptions<ActionAnswer> CreateRetryOptions(ResilienceOptions options) => new()
    {
        MaxRetryAttempts = options.MaxAttempts - 1,
        Delay = TimeSpan.Zero,
        ShouldHandle = args => new(MaySendAgain(args) && FitsDeadline(args)),
        DelayGenerator = args => GetDelayAsync(args, options),
    };

    /// <summary>Without a virtual clock the strategy waits. With one the pause is made here, so that the action rests only while the pause's timer runs.</summary>
    /// <returns>What is left to wait for.</returns>
    private ValueTask<TimeSpan?> GetDelayAsync(RetryDelayGeneratorArguments<ActionAnswer> args, ResilienceOptions options)
    {
        TimeSpan pause = (args.Outcome.Exception as TransportException)?.RetryAfter ?? GetBackoff(options, args.AttemptNumber);
        return RetryAttempts.Get(args.Context).Work is RestingWork work ? new(PauseAsync(work, pause, args.Context.CancellationToken)) : new(pause);
    }

    private async Task<TimeSpan?> PauseAsync(RestingWork work, TimeSpan pause, CancellationToken cancellationToken)
    {
        await work.PauseAsync(pause, _timeProvider, cancellationToken).ConfigureAwait(false);
        return TimeSpan.Zero;
    }

    /// <summary>The base delay, doubled for each further attempt, plus or minus a quarter.</summary>
    private static TimeSpan GetBackoff(ResilienceOptions options, int attempt)
    {
        TimeSpan pause = options.BaseDelay * Math.Pow(2, attempt) * (0.75 + (Random.Shared.NextDouble() / 2));
        return pause < options.MaxDelay ? pause : options.MaxDelay;
    }

    private static bool MaySendAgain(RetryPredicateArguments<ActionAnswer> args) =>
        RetryAttempts.Get(args.Context) is { IsSingle: false } attempts && FaultClassifier.MaySendAgain(args.Outcome.Exception, attempts.Rule.Repeat);

    private bool FitsDeadline(RetryPredicateArguments<ActionAnswer> args)
    {
        RetryAttempts attempts = RetryAttempts.Get(args.Context);
        TimeSpan left = attempts.Deadline - _timeProvider.GetElapsedTime(attempts.Began);
        return (args.Outcome.Exception as TransportException)?.RetryAfter is not TimeSpan wait || wait < left;
    }
}
