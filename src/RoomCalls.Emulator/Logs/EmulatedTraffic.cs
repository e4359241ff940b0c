namespace RoomCalls.Emulator;

/// <summary>A service request that the emulator received. Immutable.</summary>
public sealed record EmulatedRequest
{
    /// <summary>The order in which the answers were decided, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The HTTP method, or <c>SEAT</c> for a request of a seat.</summary>
    public required string Method { get; init; }

    /// <summary>The path without the query; a phone number in it is masked.</summary>
    public required string Path { get; init; }

    /// <summary>The status of the answer, or 0 when the connection was cut.</summary>
    public required int Status { get; init; }

    /// <summary>
    /// The operation's name, such as <c>AddParticipant</c> or <c>SeatMute</c>, or <see langword="null"/> when no operation was found or allowed.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>The Repeatability-Request-ID, or <see langword="null"/>.</summary>
    public string? RepeatabilityId { get; init; }

    /// <summary>The size of the body, in bytes.</summary>
    public required int BodySize { get; init; }
}

/// <summary>One attempt to deliver a callback, or a callback that a fault kept from being sent. Immutable.</summary>
public sealed record EmulatedDelivery
{
    /// <summary>The order of the attempts, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the attempt ended, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The short event type, such as <c>CallConnected</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The id of the event.</summary>
    public required string EventId { get; init; }

    /// <summary>The call connection that the event is about.</summary>
    public required string CallConnectionId { get; init; }

    /// <summary>The address; its query is masked.</summary>
    public required string Uri { get; init; }

    /// <summary>The number of the attempt, from 1; 0 when the callback was not sent.</summary>
    public required int Attempt { get; init; }

    /// <summary>The status of the answer, or <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why there was no answer, or <see langword="null"/>.</summary>
    public string? Error { get; init; }

    /// <summary>The fault that was applied, or <see langword="null"/>.</summary>
    public EmulatorFaultKind? Fault { get; init; }
}
