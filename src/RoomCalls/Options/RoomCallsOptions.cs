using RoomCalls.Policies;

namespace RoomCalls;

/// <summary>The settings of RoomCalls. They are validated at start-up, with every error in one exception.</summary>
/// <remarks>Not safe for concurrent use. RoomCalls reads it when the manager is created; later changes are not supported.</remarks>
public sealed class RoomCallsOptions
{
    /// <summary>
    /// The address to which the service sends callbacks: absolute, https (http for loopback only) and reachable for the service. Required to connect,
    /// unless each <see cref="Actions.ConnectCall"/> has one.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Uri? CallbackUri { get; set; }

    /// <summary>
    /// Further callback addresses of this application, for example one per region behind the same callback secret. A call connection whose callbacks go to
    /// <see cref="CallbackUri"/> or one of these belongs to this application when it is attached; callbacks to any other address go to another one.
    /// </summary>
    /// <remarks>Scheme, host, port and path are compared; the query is not.</remarks>
    /// <value>Empty by default.</value>
    public IList<Uri> OwnCallbackUris { get; } = [];

    /// <summary>The phone number shown to dialled phones, unless an action has one. It must belong to the resource.</summary>
    /// <value><see langword="null"/> by default.</value>
    public PhoneNumber? CallerId { get; set; }

    /// <summary>
    /// The secret that signs the key in each callback address, at least 16 characters. It must be the same on every instance that shares a callback address.
    /// </summary>
    /// <remarks>With an access key, the secret is derived from that key. With a token credential, it is required.</remarks>
    /// <value><see langword="null"/> by default.</value>
    public string? CallbackSecret { get; set; }

    /// <summary>Former secrets that callbacks can still use, for changing <see cref="CallbackSecret"/> while calls run.</summary>
    /// <value>Empty by default.</value>
    public IList<string> PreviousCallbackSecrets { get; } = [];

    /// <summary>How long after the end of a call its pending actions can still get an outcome from the service: 0 to 10 seconds.</summary>
    /// <value>250 milliseconds by default.</value>
    public TimeSpan CallEndSettleTime { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long events of a call that this process does not hold are kept for <see cref="IRoomCallManager.AttachAsync"/>: 0 to 10 minutes. At most 64
    /// events per call and 1,024 calls are kept.
    /// </summary>
    /// <value>60 seconds by default.</value>
    public TimeSpan UnclaimedEventLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The number of events of one call that can wait for processing before callbacks are answered with 503: 16 to 1,000,000.</summary>
    /// <value>4,096 by default.</value>
    public int CallQueueCapacity { get; set; } = 4096;

    /// <summary>The settings of roles, which define who may do what.</summary>
    public RoleOptions Roles { get; } = new();

    /// <summary>The settings for retrying failed requests.</summary>
    public ResilienceOptions Resilience { get; } = new();
}
