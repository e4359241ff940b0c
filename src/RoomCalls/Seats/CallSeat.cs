using System.Collections.Immutable;

namespace RoomCalls;

/// <summary>
/// The state of a seat, which is a user's place in a call through a calling client of this process, at one moment. Immutable.
/// </summary>
/// <param name="Id">The user in the seat.</param>
public sealed record CallSeat(ParticipantId Id)
{
    /// <summary>The maximum number of entries of <see cref="Diagnostics"/>; further names are left out.</summary>
    public const int MaxDiagnostics = 64;

    /// <summary>The state of the seat's connection to the call.</summary>
    public SeatState State { get; init; }

    /// <summary>The role of the user; <see langword="null"/> until the transport has reported it.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the seat's microphone is muted.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the seat's camera is on.</summary>
    public bool IsVideoOn { get; init; }

    /// <summary>Whether the seat shares its screen.</summary>
    public bool IsScreenSharing { get; init; }

    /// <summary>Whether the seat's hand is raised.</summary>
    public bool IsHandRaised { get; init; }

    /// <summary>
    /// Whether what the seat's client reports counts as the word of the service. What the page of a browser reports does not: it removes nobody that the server
    /// side lists, and allows the user nothing that the roles deny.
    /// </summary>
    /// <value><see langword="true"/> by default.</value>
    public bool IsTrusted { get; init; } = true;

    /// <summary>Why the seat has left the call; <see langword="null"/> while it is in the call, or when no reason was given.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The id of the call in the client's SDK; <see langword="null"/> until the transport has reported it.</summary>
    public string? CallId { get; init; }

    /// <summary>Whether the call is being recorded; <see langword="null"/> until the transport has reported it.</summary>
    public bool? IsRecording { get; init; }

    /// <summary>Whether the call is being transcribed; <see langword="null"/> until the transport has reported it.</summary>
    public bool? IsTranscribing { get; init; }

    /// <summary>The participants who speak the most, the most dominant first. The transport may report none.</summary>
    public IReadOnlyList<ParticipantId> DominantSpeakers { get; init; } = [];

    /// <summary>The participants with raised hands, in the order in which they raised them. The transport may report none.</summary>
    public IReadOnlyList<ParticipantId> RaisedHands { get; init; } = [];

    /// <summary>
    /// What the client has found about its network and devices: the latest value by name, without regard to the case of the name. The names and values are those
    /// of the client, for example <c>networkReceiveQuality</c> with the value <c>Poor</c>.
    /// </summary>
    public ImmutableDictionary<string, string> Diagnostics { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the service lets the user do; empty until the service has reported it.</summary>
    public ImmutableDictionary<SeatCapability, Capability> Capabilities { get; init; } = ImmutableDictionary<SeatCapability, Capability>.Empty;

    /// <summary>
    /// The number of people in the call, including the seat; <see langword="null"/> when the transport does not report it. The seat's list can be shorter.
    /// </summary>
    public int? TotalParticipantCount { get; init; }

    /// <summary>The time of the seat's last update, by the clock of this process; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether the seat is in the call or on its way into or out of it: any state but <see cref="SeatState.Disconnected"/>.</summary>
    public bool IsLive => State != SeatState.Disconnected;

    /// <summary>Compares the members by value, lists and dictionaries too.</summary>
    /// <param name="other">The other seat.</param>
    /// <returns>Whether both are equal.</returns>
    public bool Equals(CallSeat? other) => ReferenceEquals(this, other) || (other is not null
        && HasSameFlags(other)
        && Id == other.Id
        && State == other.State
        && Role == other.Role
        && EndReason == other.EndReason
        && CallId == other.CallId
        && TotalParticipantCount == other.TotalParticipantCount
        && AsOf == other.AsOf
        && DominantSpeakers.SequenceEqual(other.DominantSpeakers)
        && RaisedHands.SequenceEqual(other.RaisedHands)
        && HasSameItems(Diagnostics, other.Diagnostics)
        && HasSameItems(Capabilities, other.Capabilities));

    /// <summary>Returns a hash code that is the same for equal seats.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, State, Role, AsOf);

    private static bool HasSameItems<TKey, TValue>(ImmutableDictionary<TKey, TValue> one, ImmutableDictionary<TKey, TValue> other)
        where TKey : notnull => ReferenceEquals(one, other) || (one.Count == other.Count
        && one.All(item => other.TryGetValue(item.Key, out TValue? value) && EqualityComparer<TValue>.Default.Equals(item.Value, value)));

    private bool HasSameFlags(CallSeat other) => (IsMuted, IsVideoOn, IsScreenSharing, IsHandRaised, IsTrusted, IsRecording, IsTranscribing)
        == (other.IsMuted, other.IsVideoOn, other.IsScreenSharing, other.IsHandRaised, other.IsTrusted, other.IsRecording, other.IsTranscribing);
}

/// <summary>The states of a seat's connection to the call, as the Calling SDK names the states of a call.</summary>
public enum SeatState
{
    /// <summary>The initial state, or a state that this version does not know.</summary>
    None = 0,

    /// <summary>The seat hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>The seat is joining the call.</summary>
    Connecting,

    /// <summary>The seat is ringing.</summary>
    Ringing,

    /// <summary>The seat is in the call.</summary>
    Connected,

    /// <summary>The seat has put the call on hold.</summary>
    LocalHold,

    /// <summary>Someone else has put the seat on hold.</summary>
    RemoteHold,

    /// <summary>The seat waits to be admitted. Only Teams meetings have lobbies; rooms do not.</summary>
    InLobby,

    /// <summary>The seat is leaving the call.</summary>
    Disconnecting,

    /// <summary>The seat has left the call.</summary>
    Disconnected,
}
