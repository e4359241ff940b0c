using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>One line of a call's participants as a seat lists it: everybody else in the call, whole, each time that anything about them changes.</summary>
/// <param name="Id">Who it is.</param>
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
