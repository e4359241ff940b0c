using System.Diagnostics.CodeAnalysis;
using Polly;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Resilience;

/// <summary>The state of one action while the pipeline sends it.</summary>
internal sealed class RetryAttempts
{
    public static readonly ResiliencePropertyKey<RetryAttempts> Key = new("RoomCalls.RetryAttempts");

    private readonly Lock _gate = new();
    private bool _isAtWork = true;
    private bool _isAwake;

    public required string Action { get; init; }

    public required ActionRule Rule { get; init; }

    public required TimeSpan Deadline { get; init; }

    /// <summary>Whether what is behind the transport retries, so that one attempt is made here.</summary>
    public required bool IsSingle { get; init; }

    /// <summary>When sending began, as a timestamp of the time provider.</summary>
    public required long Began { get; init; }

    /// <summary>Whether an attempt is on its way.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>The failure of the newest attempt that may have taken effect; <see langword="null"/> while there is none.</summary>
    public TransportException? Unclear { get; set; }

    public Exception? LastFailure { get; set; }

    /// <summary>Marks the action as busy: a virtual clock must not move until the next rest.</summary>
    public void Work(BusyCounter busy)
    {
        lock (_gate)
        {
            if (!_isAtWork)
            {
                _isAtWork = true;
                busy.Enter();
            }
        }
    }

    /// <summary>Marks the action as resting: an answer, or a timer that runs already, must come first.</summary>
    public void Rest(BusyCounter busy)
    {
        lock (_gate)
        {
            if (_isAtWork && !_isAwake)
            {
                _isAtWork = false;
                busy.Exit();
            }
        }
    }

    /// <summary>Ends a pause, possibly before the rest has started.</summary>
    public void Wake(BusyCounter busy)
    {
        lock (_gate)
        {
            _isAwake = true;
            Work(busy);
        }
    }

    /// <summary>Marks the work after a pause as started.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _isAwake = false;
        }
    }

    public static RetryAttempts Get(ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out RetryAttempts? attempts) ? attempts : Missing();

    [DoesNotReturn]
    private static RetryAttempts Missing() => throw new InvalidOperationException("The pipeline was entered without its attempts.");
}
