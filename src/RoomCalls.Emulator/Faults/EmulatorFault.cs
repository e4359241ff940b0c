namespace RoomCalls.Emulator;

/// <summary>A fault that the emulator applies to the next requests that match it. Immutable.</summary>
/// <remarks>Faults of different kinds apply together; of two faults of one kind the older one applies first.</remarks>
public sealed record EmulatorFault
{
    /// <summary>What the fault does.</summary>
    public required EmulatorFaultKind Kind { get; init; }

    /// <summary>The name of the operation that it applies to, such as <c>AddParticipant</c>, in upper or lower case; <c>*</c> means all operations.</summary>
    /// <value>The default is <c>*</c>. The names are in the README and in <see cref="EmulatedRequest.Operation"/>.</value>
    public string Operation { get; init; } = "*";

    /// <summary>A text that the request's operation context must contain, or <see langword="null"/> for any request.</summary>
    public string? OperationContext { get; init; }

    /// <summary>The number of requests that it applies to.</summary>
    /// <value>At least 1. The default is 1.</value>
    public int Times { get; init; } = 1;

    /// <summary>The status to answer with, for <see cref="EmulatorFaultKind.Status"/>.</summary>
    public int StatusCode { get; init; }

    /// <summary>The error code to answer with; <see langword="null"/> means the status as text.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The Retry-After to answer with, in whole seconds, or <see langword="null"/> for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the request is executed although the answer says otherwise.</summary>
    public bool AfterExecuting { get; init; }

    /// <summary>
    /// How long to wait, by the emulator's clock, for <see cref="EmulatorFaultKind.Delay"/> and <see cref="EmulatorFaultKind.DelayCallback"/>.
    /// </summary>
    public TimeSpan By { get; init; }

    /// <summary>How many times each callback is delivered in total, for <see cref="EmulatorFaultKind.Repeat"/>.</summary>
    public int Copies { get; init; } = 2;

    /// <summary>
    /// The short event type that a fault of callbacks applies to, such as <c>AddParticipantSucceeded</c>; <see langword="null"/> means all events.
    /// </summary>
    public string? EventType { get; init; }

    /// <summary>Answers with another status.</summary>
    /// <param name="statusCode">The status, 400 to 599.</param>
    /// <param name="errorCode">The error code, or <see langword="null"/> for the status as text.</param>
    /// <param name="retryAfter">The Retry-After header, in whole seconds.</param>
    /// <param name="afterExecuting">Whether the request is executed all the same.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Status(int statusCode, string? errorCode = null, TimeSpan? retryAfter = null, bool afterExecuting = false) => new()
    {
        Kind = EmulatorFaultKind.Status,
        StatusCode = statusCode,
        ErrorCode = errorCode,
        RetryAfter = retryAfter,
        AfterExecuting = afterExecuting,
    };

    /// <summary>Cuts the connection without an answer.</summary>
    /// <param name="afterExecuting">Whether the request is executed all the same.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Drop(bool afterExecuting = false) => new() { Kind = EmulatorFaultKind.Drop, AfterExecuting = afterExecuting };

    /// <summary>Executes the request and answers late. Its callbacks do not wait for the answer.</summary>
    /// <param name="by">How late, by the emulator's clock.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Delay(TimeSpan by) => new() { Kind = EmulatorFaultKind.Delay, By = by };

    /// <summary>Delivers each callback of the request several times, with the same id.</summary>
    /// <param name="copies">How often in all, 2 to 100.</param>
    /// <param name="eventType">The short event type, or <see langword="null"/> for every callback of the request.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Repeat(int copies = 2, string? eventType = null) =>
        new() { Kind = EmulatorFaultKind.Repeat, Copies = copies, EventType = eventType };

    /// <summary>Answers the request only after its callbacks were delivered or their retries used up. The answer waits for invitations that ring.</summary>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Early() => new() { Kind = EmulatorFaultKind.Early };

    /// <summary>Never sends the callbacks of the request.</summary>
    /// <param name="eventType">The short event type, or <see langword="null"/> for every callback of the request.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault Lose(string? eventType = null) => new() { Kind = EmulatorFaultKind.Lose, EventType = eventType };

    /// <summary>Sends the callbacks of the request late; others of the connection overtake them.</summary>
    /// <param name="by">How late, by the emulator's clock.</param>
    /// <param name="eventType">The short event type, or <see langword="null"/> for every callback of the request.</param>
    /// <returns>A fault for the next request.</returns>
    public static EmulatorFault DelayCallback(TimeSpan by, string? eventType = null) =>
        new() { Kind = EmulatorFaultKind.DelayCallback, By = by, EventType = eventType };

    /// <summary>Limits the fault to one operation.</summary>
    /// <param name="operation">The operation's name, such as <c>AddParticipant</c>.</param>
    /// <param name="operationContext">A text that the request's operation context must contain, or <see langword="null"/>.</param>
    /// <param name="times">The number of requests that it applies to.</param>
    /// <returns>A copy that is so limited.</returns>
    public EmulatorFault ForOperation(string operation, string? operationContext = null, int times = 1) =>
        this with { Operation = operation, OperationContext = operationContext, Times = times };

    /// <summary>Whether the fault applies to a request.</summary>
    internal bool Matches(string operation, string? operationContext) =>
        (Operation == "*" || Operation.Equals(operation, StringComparison.OrdinalIgnoreCase))
        && (OperationContext is null || operationContext?.Contains(OperationContext, StringComparison.Ordinal) == true);

    /// <summary>Returns what is out of range, or <see langword="null"/>.</summary>
    internal string? FindError() => this switch
    {
        { Kind: < EmulatorFaultKind.Status or > EmulatorFaultKind.DelayCallback } => "The kind is not known.",
        { Times: < 1 } => "Times must be at least 1.",
        { Operation: null or "" } => "Operation must be a name or *.",
        { Kind: EmulatorFaultKind.Status, StatusCode: < 400 or > 599 } => "StatusCode must be 400 to 599.",
        { Kind: EmulatorFaultKind.Repeat, Copies: < 2 or > 100 } => "Copies must be 2 to 100.",
        { Kind: EmulatorFaultKind.Delay or EmulatorFaultKind.DelayCallback } when By <= TimeSpan.Zero => "By must be more than zero.",
        { RetryAfter: { } wait } when wait < TimeSpan.Zero => "RetryAfter must not be negative.",
        _ => null,
    };
}

/// <summary>What a fault does.</summary>
public enum EmulatorFaultKind
{
    /// <summary>Answers with another status.</summary>
    Status = 0,

    /// <summary>Cuts the connection without an answer.</summary>
    Drop = 1,

    /// <summary>Answers late; the callbacks do not wait.</summary>
    Delay = 2,

    /// <summary>Delivers each callback of the request several times, with the same id.</summary>
    Repeat = 3,

    /// <summary>Answers only after the callbacks of the request were delivered.</summary>
    Early = 4,

    /// <summary>Never sends the callbacks of the request.</summary>
    Lose = 5,

    /// <summary>Sends the callbacks of the request late; others overtake them.</summary>
    DelayCallback = 6,
}
