using System.Collections.Immutable;

namespace RoomCalls;

/// <summary>A seat of this process in a call, as of now: the user's own state there. Immutable.</summary>
/// <param name="Id">Whose seat it is.</param>
public sealed record CallSeat(ParticipantId Id)
{
    /// <summary>How far the seat's own connection is.</summary>
    public SeatState State { get; init; }

    /// <summary>The user's role; <see langword="null"/> before the transport has told it.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the own microphone is muted.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the own camera is on.</summary>
    public bool IsVideoOn { get; init; }

    /// <summary>Whether the own screen is shared.</summary>
    public bool IsScreenSharing { get; init; }

    /// <summary>Whether the own hand is raised.</summary>
    public bool IsHandRaised { get; init; }

    /// <summary>Why the seat is out of the call; <see langword="null"/> while it is not.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>What the service lets the user do, by the Calling SDK's name of the capability; empty before it has told.</summary>
    public ImmutableDictionary<string, Capability> Capabilities { get; init; } = ImmutableDictionary<string, Capability>.Empty;

    /// <summary>How many people are in the call, the seat included; <see langword="null"/> where the transport does not tell. The seat's list may hold fewer.</summary>
    public int? TotalParticipantCount { get; init; }

    /// <summary>How fresh the seat's view is, by this process's clock; <see langword="null"/> before the first update.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether the seat is in the call, or on its way.</summary>
    public bool IsLive => State != SeatState.Disconnected;

    /// <summary>The user's own line.</summary>
    internal RoomCallParticipant Self { get; init; } = new(Id);

    /// <summary>Everybody else whom the seat sees.</summary>
    internal ParticipantRoster Listed { get; init; } = ParticipantRoster.Empty;

    /// <summary>Who fell out of the list without leaving the call.</summary>
    internal ParticipantRoster Invisible { get; init; } = ParticipantRoster.Empty;

    /// <summary>Who was seen leaving, and when.</summary>
    internal ImmutableDictionary<ParticipantId, DateTimeOffset> Departed { get; init; } = ImmutableDictionary<ParticipantId, DateTimeOffset>.Empty;
}

/// <summary>How far a seat's own connection to the call is, as the Calling SDK tells the state of a call.</summary>
public enum SeatState
{
    /// <summary>Nothing has happened yet, or a state that this version does not know.</summary>
    None = 0,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>On the way into the call.</summary>
    Connecting,

    /// <summary>Being rung.</summary>
    Ringing,

    /// <summary>In the call.</summary>
    Connected,

    /// <summary>On hold by the seat itself.</summary>
    LocalHold,

    /// <summary>On hold by somebody else.</summary>
    RemoteHold,

    /// <summary>Waits to be let in. Teams meetings have lobbies; no room has one.</summary>
    InLobby,

    /// <summary>On the way out.</summary>
    Disconnecting,

    /// <summary>Out of the call.</summary>
    Disconnected,
}
