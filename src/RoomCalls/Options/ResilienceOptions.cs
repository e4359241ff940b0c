namespace RoomCalls;

/// <summary>The settings for retrying failed requests. The deadline of an action limits all of its attempts.</summary>
/// <remarks>Not safe for concurrent use. RoomCalls reads it when the manager is created; later changes are not supported.</remarks>
public sealed class ResilienceOptions
{
    /// <summary>The maximum number of attempts per action, including the first: 1 to 10.</summary>
    /// <value>3 by default.</value>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The timeout of one attempt: 100 milliseconds to 5 minutes.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The delay before the second attempt: 0 to 1 minute. It doubles for each further attempt, with jitter. A Retry-After of the service takes precedence.
    /// </summary>
    /// <value>200 milliseconds by default.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The maximum delay between attempts: <see cref="BaseDelay"/> to 5 minutes.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an action whose effect is unknown after a failed request waits for its event: 0 to 5 minutes. For a dialled phone it waits as long as
    /// the phone can ring.
    /// </summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan UnclearOutcomeGrace { get; set; } = TimeSpan.FromSeconds(10);

    internal IEnumerable<string> Errors()
    {
        if (MaxAttempts is < 1 or > 10)
        {
            yield return "Resilience.MaxAttempts must be 1 to 10.";
        }

        if (AttemptTimeout < TimeSpan.FromMilliseconds(100) || AttemptTimeout > TimeSpan.FromMinutes(5))
        {
            yield return "Resilience.AttemptTimeout must be 100 ms to 5 minutes.";
        }

        if (BaseDelay < TimeSpan.Zero || BaseDelay > TimeSpan.FromMinutes(1))
        {
            yield return "Resilience.BaseDelay must be 0 to 1 minute.";
        }

        if (MaxDelay < BaseDelay || MaxDelay > TimeSpan.FromMinutes(5))
        {
            yield return "Resilience.MaxDelay must be at least BaseDelay and at most 5 minutes.";
        }

        if (UnclearOutcomeGrace < TimeSpan.Zero || UnclearOutcomeGrace > TimeSpan.FromMinutes(5))
        {
            yield return "Resilience.UnclearOutcomeGrace must be 0 to 5 minutes.";
        }
    }
}
