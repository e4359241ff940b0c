using RoomCalls.Policies;

namespace RoomCalls;

/// <summary>The settings of RoomCalls. Checked at start-up: every error is told at once.</summary>
public sealed class RoomCallsOptions
{
    /// <summary>
    /// Where the service sends callbacks: absolute, https (http for loopback only), reachable for the service. Required to connect, unless each
    /// <see cref="Actions.ConnectCall"/> brings its own.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Uri? CallbackUri { get; set; }

    /// <summary>The phone number shown to dialled phones, unless an action brings its own; it must be owned by the resource.</summary>
    /// <value><see langword="null"/> by default.</value>
    public PhoneNumber? CallerId { get; set; }

    /// <summary>
    /// The secret that signs the key in each callback address, at least 16 characters. The same on every instance that shares a callback address. With an access
    /// key it is derived from that; with a token credential it is required.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public string? CallbackSecret { get; set; }

    /// <summary>Secrets that are still accepted on callbacks, for changing <see cref="CallbackSecret"/> while calls run.</summary>
    public IList<string> PreviousCallbackSecrets { get; } = [];

    /// <summary>How long after a call's end its open actions may still get their own outcome: 0 to 10 seconds.</summary>
    /// <value>250 milliseconds by default.</value>
    public TimeSpan CallEndSettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long events of a call that is not held here are kept for an attach: 0 to 10 minutes. At most 64 events per call and 1,024 calls are kept.</summary>
    /// <value>60 seconds by default.</value>
    public TimeSpan UnclaimedEventLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many events of one call may wait to be worked on before callbacks are answered with 503: 16 to 1,000,000.</summary>
    /// <value>4,096 by default.</value>
    public int CallQueueCapacity { get; set; } = 4096;

    /// <summary>Who may do what, by role.</summary>
    public RoleOptions Roles { get; } = new();

    /// <summary>What to do when sending fails.</summary>
    public ResilienceOptions Resilience { get; } = new();
}
