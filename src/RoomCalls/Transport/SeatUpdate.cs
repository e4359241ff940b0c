using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>
/// What a seat has seen since the last time: a difference, in which what is <see langword="null"/> or empty has not changed. The order of a seat's updates is their order in
/// time. The lines are taken before the removals.
/// </summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record SeatUpdate
{
    /// <summary>The call's server call id, with which the server side knows the same call.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>How far the seat's own connection is.</summary>
    public SeatState? State { get; init; }

    /// <summary>Why the seat is out of the call, with <see cref="SeatState.Disconnected"/>.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The seat's own role.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the seat's own microphone is muted.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Whether it was muted by somebody else.</summary>
    public bool IsMutedByOthers { get; init; }

    /// <summary>Whether the seat's own camera is on.</summary>
    public bool? IsVideoOn { get; init; }

    /// <summary>Whether the seat shares its screen.</summary>
    public bool? IsScreenSharing { get; init; }

    /// <summary>Whether the seat's own hand is raised.</summary>
    public bool? IsHandRaised { get; init; }

    /// <summary>What the seat's user may do, by the Calling SDK's name of the capability, for example <c>RemoveParticipant</c>: those that changed.</summary>
    public IReadOnlyDictionary<string, Capability> Capabilities { get; init; } = ImmutableDictionary<string, Capability>.Empty;

    /// <summary>Everybody else who came into the list, or changed.</summary>
    public IReadOnlyList<RemoteParticipant> Participants { get; init; } = [];

    /// <summary>
    /// Who is no longer in the list. Whoever left the call was last seen as <see cref="ParticipantState.Disconnected"/>; whoever was not is still in the call but no longer
    /// visible, because the list stops at about 100 people.
    /// </summary>
    public IReadOnlyList<ParticipantId> Removed { get; init; } = [];

    /// <summary>How many people are in the call, the seat included; the list may hold fewer.</summary>
    public int? TotalParticipantCount { get; init; }
}

/// <summary>One line of a call's participants as a seat lists it: everybody else in the call, whole, each time that anything about them changes.</summary>
/// <param name="Id">Who it is.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record RemoteParticipant(ParticipantId Id)
{
    /// <summary>How far the participant is in the call.</summary>
    public ParticipantState State { get; init; }

    /// <summary>The name that the participant joined with; <see langword="null"/> when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The participant's role; <see langword="null"/> for a phone, and where the transport does not tell it.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the participant is muted.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the participant speaks now.</summary>
    public bool IsSpeaking { get; init; }

    /// <summary>Whether the participant's hand is raised; <see langword="null"/> where the transport does not tell it.</summary>
    public bool? IsHandRaised { get; init; }

    /// <summary>Why the participant left or did not come; known only of those whom this seat invited.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The participant's outgoing streams.</summary>
    public MediaStreams Streams { get; init; } = MediaStreams.Empty;

    /// <summary>Returns who it is, how far, and the name with phone numbers masked.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Id} ({Mask.PhoneNumbersInAny(DisplayName)}): {State}";
}
