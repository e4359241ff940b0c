namespace RoomCalls;

/// <summary>The request could not be carried, or the service could not take it now.</summary>
public sealed class TransportException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="fault">Why.</param>
    /// <param name="sent">Whether it may have happened all the same: <see cref="SendState.No"/> when it certainly did not.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TransportException(string action, TransportFault fault, SendState sent, string message, Exception? innerException = null)
        : base(action, message, innerException)
    {
        Fault = fault;
        Sent = sent;
    }

    /// <summary>Why the request was not carried.</summary>
    public TransportFault Fault { get; }

    /// <summary>Whether it may have happened all the same.</summary>
    public SendState Sent { get; }

    /// <summary>The HTTP status, when there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The service's code, subcode and text, when there was an answer.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>How long the service asks to wait, when it says.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The id to give to the service's support, when there was an answer.</summary>
    public string? RequestId { get; init; }
}
