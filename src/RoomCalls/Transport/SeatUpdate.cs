using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>What has changed for a seat since its last update; values that are <see langword="null"/> or empty have not changed. Immutable.</summary>
/// <remarks>The updates of a seat are in chronological order. <see cref="Participants"/> are applied before <see cref="Removed"/>.</remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record SeatUpdate
{
    /// <summary>The server call id, by which the server side identifies the same call.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The id of the call in the client's SDK.</summary>
    public string? CallId { get; init; }

    /// <summary>The state of the seat's connection to the call.</summary>
    public SeatState? State { get; init; }

    /// <summary>Why the seat has left the call, together with <see cref="SeatState.Disconnected"/>.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The role of the user in the seat.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the seat's microphone is muted.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Whether someone else muted the seat.</summary>
    public bool IsMutedByOthers { get; init; }

    /// <summary>Whether the seat's camera is on.</summary>
    public bool? IsVideoOn { get; init; }

    /// <summary>Whether the seat shares its screen.</summary>
    public bool? IsScreenSharing { get; init; }

    /// <summary>Whether the seat's hand is raised.</summary>
    public bool? IsHandRaised { get; init; }

    /// <summary>Whether the call is being recorded.</summary>
    public bool? IsRecording { get; init; }

    /// <summary>Whether the call is being transcribed.</summary>
    public bool? IsTranscribing { get; init; }

    /// <summary>The participants who speak the most, the most dominant first; empty when nobody does.</summary>
    public IReadOnlyList<ParticipantId>? DominantSpeakers { get; init; }

    /// <summary>The participants with raised hands, in the order in which they raised them; empty when no hand is raised.</summary>
    public IReadOnlyList<ParticipantId>? RaisedHands { get; init; }

    /// <summary>The diagnostics that changed, by name: for example <c>networkReceiveQuality</c> with the value <c>Poor</c>.</summary>
    public IReadOnlyDictionary<string, string> Diagnostics { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The capabilities of the user that changed.</summary>
    public IReadOnlyDictionary<SeatCapability, Capability> Capabilities { get; init; } = ImmutableDictionary<SeatCapability, Capability>.Empty;

    /// <summary>The other participants who were added to the list, or changed.</summary>
    public IReadOnlyList<RemoteParticipant> Participants { get; init; } = [];

    /// <summary>
    /// The participants who are no longer in the list. Those who left the call were last reported as <see cref="ParticipantState.Disconnected"/>; the
    /// others are still in the call but no longer visible, because the list is limited to about 100 people.
    /// </summary>
    public IReadOnlyList<ParticipantId> Removed { get; init; } = [];

    /// <summary>The number of people in the call, including the seat. The list can be shorter.</summary>
    public int? TotalParticipantCount { get; init; }

    /// <summary>
    /// The actions that the client has refused after it had accepted them. Each ends with an <see cref="ActionFailedException"/>; a refusal of an operation that
    /// this seat does not carry, or that has ended, is ignored.
    /// </summary>
    public IReadOnlyList<SeatRefusal> Refusals { get; init; } = [];

    /// <summary>Whether the session that reports it is trusted. The seat sets it.</summary>
    internal bool IsTrusted { get; init; } = true;
}

/// <summary>An action that a client refused after it had accepted it. Immutable.</summary>
/// <param name="OperationId">The id of the operation: <see cref="ActionEnvelope.OperationId"/> of the action.</param>
/// <param name="ResultInformation">The code, subcode and message of the client.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record SeatRefusal(Guid OperationId, ResultInformation ResultInformation);

/// <summary>Another participant of the call as a seat lists it: complete, each time that anything about the participant changes. Immutable.</summary>
/// <param name="Id">The id of the participant.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record RemoteParticipant(ParticipantId Id)
{
    /// <summary>The state of the participant.</summary>
    public ParticipantState State { get; init; }

    /// <summary>The display name with which the participant joined; <see langword="null"/> when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The role of the participant; <see langword="null"/> for a phone, and when the transport does not report it.</summary>
    public RoomRole? Role { get; init; }

    /// <summary>Whether the participant is muted.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the participant is speaking.</summary>
    public bool IsSpeaking { get; init; }

    /// <summary>Whether the participant's hand is raised; <see langword="null"/> when the transport does not report it.</summary>
    public bool? IsHandRaised { get; init; }

    /// <summary>Why the participant left or could not join; known only for participants that this seat invited.</summary>
    public ResultInformation? EndReason { get; init; }

    /// <summary>The outgoing streams of the participant.</summary>
    public MediaStreams Streams { get; init; } = MediaStreams.Empty;

    /// <summary>Returns the id, the state, and the display name with phone numbers masked.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Id} ({Mask.PhoneNumbersInAny(DisplayName)}): {State}";
}
