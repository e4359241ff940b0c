namespace RoomCalls;

/// <summary>The request could not be delivered, or the service could not process it now.</summary>
public sealed class TransportException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="fault">The kind of failure.</param>
    /// <param name="effect">What the action has changed at the service; <see cref="ActionEffect.None"/> only when that is certain.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TransportException(string action, TransportFault fault, ActionEffect effect, string message, Exception? innerException = null)
        : base(action, message, innerException)
    {
        Fault = fault;
        Effect = effect;
    }

    /// <summary>The kind of failure.</summary>
    public TransportFault Fault { get; }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <inheritdoc/>
    public override bool IsTransient => Fault is TransportFault.Network or TransportFault.Throttled or TransportFault.Unavailable or TransportFault.TimedOut;

    /// <summary>The HTTP status of the response; <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The code, subcode and message of the service; <see langword="null"/> when there was no response.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>How long the service asks to wait before the next attempt; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The kinds of failure of a request.</summary>
public enum TransportFault
{
    /// <summary>There was no connection, or it was interrupted.</summary>
    Network = 0,

    /// <summary>The service throttles requests (429).</summary>
    Throttled,

    /// <summary>The service is unavailable (5xx).</summary>
    Unavailable,

    /// <summary>The response did not arrive in time.</summary>
    TimedOut,

    /// <summary>The service sent a response that it does not document.</summary>
    Protocol,

    /// <summary>The credential returned no token, so nothing was sent. RoomCalls does not retry it, because credentials retry by themselves.</summary>
    Credential,

    /// <summary>The transport, or the client or SDK behind it, failed unexpectedly. RoomCalls does not retry it.</summary>
    Client,
}
