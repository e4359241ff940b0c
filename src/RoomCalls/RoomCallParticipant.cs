using RoomCalls.Diagnostics;

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
    public IReadOnlyList<MediaStream> VideoStreams => Streams.ValueOr(MediaStreams.Empty).Video;

    /// <summary>The streams that show a screen, an application or a browser tab; empty while streams are not known.</summary>
    public IReadOnlyList<MediaStream> ScreenSharingStreams => Streams.ValueOr(MediaStreams.Empty).ScreenSharing;

    /// <summary>Returns who it is and what is known, phone numbers masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() =>
        $"{Id} ({Mask.PhoneNumbersIn(DisplayName.ToString())}): {State}, {Role}, muted {IsMuted}, on hold {IsOnHold}, speaking {IsSpeaking}, hand {IsHandRaised}, {Streams}";

    /// <summary>Takes what the server side lists; a field it leaves out stays as it was known.</summary>
    internal RoomCallParticipant Seen(RosterEntry entry, DateTimeOffset at)
    {
        Observed<ParticipantState> state = State.Next(ParticipantState.Connected, CallSide.Server, at);
        Observed<bool> muted = entry.IsMuted is bool m ? IsMuted.Next(m, CallSide.Server, at) : IsMuted;
        Observed<bool> held = entry.IsOnHold is bool h ? IsOnHold.Next(h, CallSide.Server, at) : IsOnHold;
        return state == State && muted == IsMuted && held == IsOnHold ? this : this with { State = state, IsMuted = muted, IsOnHold = held };
    }

    /// <summary>Takes a seat's whole line.</summary>
    internal RoomCallParticipant Seen(RemoteParticipant line, DateTimeOffset at)
    {
        RoomCallParticipant next = this with
        {
            State = State.Next(line.State, CallSide.Client, at),
            DisplayName = DisplayName.Next(line.DisplayName ?? string.Empty, CallSide.Client, at),
            Role = line.Role is RoomRole role ? Role.Next(role, CallSide.Client, at) : default,
            IsMuted = IsMuted.Next(line.IsMuted, CallSide.Client, at),
            IsOnHold = IsOnHold.Next(line.State == ParticipantState.OnHold, CallSide.Client, at),
            IsSpeaking = IsSpeaking.Next(line.IsSpeaking, CallSide.Client, at),
            IsHandRaised = line.IsHandRaised is bool hand ? IsHandRaised.Next(hand, CallSide.Client, at) : default,
            Streams = Streams.Next(line.Streams, CallSide.Client, at),
            EndReason = line.EndReason,
        };
        return next == this ? this : next;
    }

    /// <summary>Whether nothing but speaking and muted is different: what flickers.</summary>
    internal bool FlickersFrom(RoomCallParticipant before) =>
        !ReferenceEquals(this, before) && this with { IsSpeaking = before.IsSpeaking, IsMuted = before.IsMuted } == before;
}
