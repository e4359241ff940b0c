using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>A participant of a call at one moment. Immutable; while nothing about a participant changes, every state holds the same object.</summary>
/// <remarks>
/// Each property says which side reports it and when its value last changed. The server side reports who is in the call, muted and on hold; only a seat
/// reports the rest.
/// </remarks>
/// <param name="Id">The id of the participant.</param>
public sealed record RoomCallParticipant(ParticipantId Id)
{
    /// <summary>The state of the participant: from a seat while it lists the participant, otherwise from the server side.</summary>
    public Observed<ParticipantState> State { get; init; }

    /// <summary>The display name with which the participant joined; empty when there is none.</summary>
    public Observed<string> DisplayName { get; init; }

    /// <summary>The role of the participant as a seat reports it; unknown for phones.</summary>
    public Observed<RoomRole> Role { get; init; }

    /// <summary>Whether the participant is muted: from a seat while it lists the participant, otherwise from the server side.</summary>
    public Observed<bool> IsMuted { get; init; }

    /// <summary>
    /// Whether the participant is on hold: from the server side while it lists the participant, otherwise from a seat. The service also reports this
    /// while audio is played to the participant alone.
    /// </summary>
    public Observed<bool> IsOnHold { get; init; }

    /// <summary>Whether the participant is speaking.</summary>
    public Observed<bool> IsSpeaking { get; init; }

    /// <summary>Whether the participant's hand is raised.</summary>
    public Observed<bool> IsHandRaised { get; init; }

    /// <summary>The outgoing video and screens of the participant.</summary>
    public Observed<MediaStreams> Streams { get; init; }

    /// <summary>Why the participant left or could not join; known only for participants that a seat of this process invited.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The streams that show a camera; empty while the streams are unknown.</summary>
    public IReadOnlyList<MediaStream> VideoStreams => Streams.GetValueOrDefault(MediaStreams.Empty).Video;

    /// <summary>The streams that show a screen, an application or a browser tab; empty while the streams are unknown.</summary>
    public IReadOnlyList<MediaStream> ScreenSharingStreams => Streams.GetValueOrDefault(MediaStreams.Empty).ScreenSharing;

    /// <summary>Returns the id and what is known of the participant, with phone numbers masked.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() =>
        $"{Id} ({Mask.PhoneNumbersIn(DisplayName.ToString())}): {State}, {Role}, muted {IsMuted}, on hold {IsOnHold}, "
        + $"speaking {IsSpeaking}, hand {IsHandRaised}, {Streams}";

    /// <summary>Whether only speaking and muted differ, the values that change often.</summary>
    internal bool FlickersFrom(RoomCallParticipant before) =>
        !ReferenceEquals(this, before) && this with { IsSpeaking = before.IsSpeaking, IsMuted = before.IsMuted } == before;
}

/// <summary>The states of a participant in a call. The order of the values is not an order of events.</summary>
/// <remarks>A seat reports all of them. The server side reports only that a participant is in the call, which is <see cref="Connected"/>.</remarks>
public enum ParticipantState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The initial state of a participant.</summary>
    Idle,

    /// <summary>The participant is joining the call.</summary>
    Connecting,

    /// <summary>The participant's phone or client is ringing.</summary>
    Ringing,

    /// <summary>The participant hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>The participant is in the call.</summary>
    Connected,

    /// <summary>The participant is in the call, on hold.</summary>
    OnHold,

    /// <summary>The participant waits to be admitted. Only Teams meetings have lobbies; rooms do not.</summary>
    InLobby,

    /// <summary>The participant has left, or did not join.</summary>
    Disconnected,
}
