namespace RoomCalls;

/// <summary>The request could not be carried, or the service could not take it now.</summary>
public sealed class TransportException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="fault">Why.</param>
    /// <param name="effect">What the action did at the service: <see cref="ActionEffect.None"/> only when that is certain.</param>
    /// <param name="message">What happened and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TransportException(string action, TransportFault fault, ActionEffect effect, string message, Exception? innerException = null)
        : base(action, message, innerException)
    {
        Fault = fault;
        Effect = effect;
    }

    /// <summary>Why the request was not carried.</summary>
    public TransportFault Fault { get; }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <inheritdoc/>
    public override bool IsTransient => Fault is TransportFault.Network or TransportFault.Throttled or TransportFault.Unavailable or TransportFault.TimedOut;

    /// <summary>The HTTP status, when there was an answer.</summary>
    public int? Status { get; init; }

    /// <summary>The service's code, subcode and text, when there was an answer.</summary>
    public ResultInformation? ResultInformation { get; init; }

    /// <summary>How long the service asks to wait, when it says.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Why a request could not be carried.</summary>
public enum TransportFault
{
    /// <summary>No connection, or it was cut.</summary>
    Network = 0,

    /// <summary>The service asks to slow down (429).</summary>
    Throttled,

    /// <summary>The service is not able to answer (5xx).</summary>
    Unavailable,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>There was an answer, but not one that the service documents.</summary>
    Protocol,

    /// <summary>The credential gave no token, so nothing was sent. It is not tried again by itself: credentials have retries of their own.</summary>
    Credential,
}
