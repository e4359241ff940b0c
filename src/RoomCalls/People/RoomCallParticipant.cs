using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// Somebody in a call, as of now. Immutable: while nothing about a participant changes, every state holds the same object.
/// Each field says from which side it is known and when its value last changed. The server side knows who is there, muted and on hold; the rest is seen by a seat only.
/// </summary>
/// <param name="Id">Who it is.</param>
public sealed record RoomCallParticipant(ParticipantId Id)
{
    /// <summary>How far the participant is in the call: by a seat while it lists the participant, else by the server side.</summary>
    public Observed<ParticipantState> State { get; init; }

    /// <summary>The name that the participant joined with; empty when there is none.</summary>
    public Observed<string> DisplayName { get; init; }

    /// <summary>The participant's role as a seat sees it; not known of phones.</summary>
    public Observed<RoomRole> Role { get; init; }

    /// <summary>Whether the participant is muted: by a seat while it lists the participant, else by the server side.</summary>
    public Observed<bool> IsMuted { get; init; }

    /// <summary>
    /// Whether the participant is on hold: by the server side while it lists the participant, else by a seat. The service also reports this while something is played to
    /// the participant alone.
    /// </summary>
    public Observed<bool> IsOnHold { get; init; }

    /// <summary>Whether the participant speaks now.</summary>
    public Observed<bool> IsSpeaking { get; init; }

    /// <summary>Whether the participant's hand is raised.</summary>
    public Observed<bool> IsHandRaised { get; init; }

    /// <summary>The participant's outgoing video and screens.</summary>
    public Observed<MediaStreams> Streams { get; init; }

    /// <summary>Why the participant left or did not come; known only of those whom a seat of this process invited.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The streams that show a camera; empty while streams are not known.</summary>
    public IReadOnlyList<MediaStream> VideoStreams => Streams.GetValueOrDefault(MediaStreams.Empty).Video;

    /// <summary>The streams that show a screen, an application or a browser tab; empty while streams are not known.</summary>
    public IReadOnlyList<MediaStream> ScreenSharingStreams => Streams.GetValueOrDefault(MediaStreams.Empty).ScreenSharing;

    /// <summary>Returns who it is and what is known, phone numbers masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() =>
        $"{Id} ({Mask.PhoneNumbersIn(DisplayName.ToString())}): {State}, {Role}, muted {IsMuted}, on hold {IsOnHold}, speaking {IsSpeaking}, hand {IsHandRaised}, {Streams}";

    /// <summary>Whether nothing but speaking and muted is different: what flickers.</summary>
    internal bool FlickersFrom(RoomCallParticipant before) =>
        !ReferenceEquals(this, before) && this with { IsSpeaking = before.IsSpeaking, IsMuted = before.IsMuted } == before;
}

/// <summary>
/// How far a participant is in the call. A seat sees all of it; the server side only that somebody is in the call, which is <see cref="Connected"/>. The order of the
/// values is no order of events.
/// </summary>
public enum ParticipantState
{
    /// <summary>A state that this version does not know.</summary>
    Unknown = 0,

    /// <summary>The first state of a participant.</summary>
    Idle,

    /// <summary>On the way into the call.</summary>
    Connecting,

    /// <summary>Being rung.</summary>
    Ringing,

    /// <summary>Hears an announcement before the call is connected.</summary>
    EarlyMedia,

    /// <summary>In the call.</summary>
    Connected,

    /// <summary>In the call, on hold.</summary>
    OnHold,

    /// <summary>Waits to be let in. Teams meetings have lobbies; no room has one.</summary>
    InLobby,

    /// <summary>Has left, or did not come.</summary>
    Disconnected,
}
