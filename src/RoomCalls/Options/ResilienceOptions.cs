namespace RoomCalls;

/// <summary>What to do when sending fails. An action's deadline bounds all of it.</summary>
public sealed class ResilienceOptions
{
    /// <summary>How often an action is sent at the most, the first time included: 1 to 10.</summary>
    /// <value>3 by default.</value>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long one attempt may take: 100 ms to 5 minutes.</summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause before the second attempt, doubled for each further one, with jitter: 0 to 1 minute. A Retry-After of the service wins.</summary>
    /// <value>200 milliseconds by default.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest such pause: <see cref="BaseDelay"/> to 5 minutes.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an action that may have happened, though its sending failed, stays open for its event: 0 to 5 minutes. A dialled phone stays open for its ring time.
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
