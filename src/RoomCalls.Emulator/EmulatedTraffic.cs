namespace RoomCalls.Emulator;

/// <summary>A service request that the emulator received. Immutable.</summary>
/// <param name="Sequence">The order in which the answers were decided, from 1.</param>
/// <param name="Time">When it arrived, by the emulator's clock.</param>
/// <param name="Method">The HTTP method, or <c>SEAT</c> for a request of a seat.</param>
/// <param name="Path">The path without the query; a phone number in it is masked.</param>
/// <param name="Status">The status it was answered with, or 0 when the connection was cut.</param>
/// <param name="Operation">The operation's name, such as <c>AddParticipant</c> or <c>SeatMute</c>, or <see langword="null"/> when no operation was found or allowed.</param>
/// <param name="RepeatabilityId">The Repeatability-Request-ID, or <see langword="null"/>.</param>
/// <param name="BodySize">The size of the body, in bytes.</param>
public sealed record EmulatedRequest(
    long Sequence,
    DateTimeOffset Time,
    string Method,
    string Path,
    int Status,
    string? Operation,
    string? RepeatabilityId,
    int BodySize);

/// <summary>One attempt to deliver a callback, or one that a fault kept from being sent. Immutable.</summary>
/// <param name="Sequence">The order, from 1.</param>
/// <param name="Time">When the attempt began, by the emulator's clock.</param>
/// <param name="EventType">The short event type, such as <c>CallConnected</c>.</param>
/// <param name="EventId">The id of the event.</param>
/// <param name="CallConnectionId">The connection the event is of.</param>
/// <param name="Uri">Where it was sent; a query is masked.</param>
/// <param name="Attempt">The attempt, from 1; 0 when it was not sent.</param>
/// <param name="Status">The status of the answer, or <see langword="null"/> when there was none.</param>
/// <param name="Error">Why there was no answer, or <see langword="null"/>.</param>
/// <param name="Fault">The fault applied to it, or <see langword="null"/>.</param>
public sealed record EmulatedDelivery(
    long Sequence,
    DateTimeOffset Time,
    string EventType,
    string EventId,
    string CallConnectionId,
    string Uri,
    int Attempt,
    int? Status,
    string? Error,
    EmulatorFaultKind? Fault);
