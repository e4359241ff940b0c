using RoomCalls.Internal.Errors;

namespace RoomCalls;

/// <summary>The service refused the action, in its response or later by an event.</summary>
public sealed class ActionFailedException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="origin">Whether the response or an event reported the failure.</param>
    /// <param name="resultInformation">The code, subcode and message of the service.</param>
    /// <param name="message">What happened and what to do next; <see langword="null"/> to describe the code and subcode with the built-in text.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ActionFailedException(
        string action, FailureOrigin origin, ResultInformation resultInformation, string? message = null, Exception? innerException = null)
        : base(action, message ?? ResultCodes.Describe(action, resultInformation), innerException)
    {
        Origin = origin;
        ResultInformation = resultInformation;
    }

    /// <summary>Whether the response or an event reported the failure.</summary>
    public FailureOrigin Origin { get; }

    /// <summary>
    /// The code, subcode and message of the service. For <see cref="FailureOrigin.Response"/>, the code is the HTTP status.
    /// </summary>
    public ResultInformation ResultInformation { get; }

    /// <summary>
    /// <see cref="ActionEffect.None"/> when the response refused the action; <see cref="ActionEffect.Accepted"/> when an event reported later that it failed.
    /// </summary>
    public override ActionEffect Effect => Origin == FailureOrigin.Response ? ActionEffect.None : ActionEffect.Accepted;
}

/// <summary>Whether the response or an event reported the failure.</summary>
public enum FailureOrigin
{
    /// <summary>The response to the request reported the failure.</summary>
    Response = 0,

    /// <summary>An event reported the failure, after the service had accepted the request.</summary>
    Event,
}

/// <summary>The outcome of the action did not arrive in time.</summary>
public sealed class ActionTimedOutException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="effect">What the action has changed at the service, as far as this is known.</param>
    /// <param name="after">The time waited for the outcome.</param>
    /// <param name="innerException">The last failure to send, if any.</param>
    public ActionTimedOutException(string action, ActionEffect effect, TimeSpan after, Exception? innerException = null)
        : this(action, effect, after, $"{action} had no outcome within {after.TotalSeconds:0.###} s. {Advice(effect)}", innerException)
    {
    }

    internal ActionTimedOutException(string action, ActionEffect effect, TimeSpan after, string message, Exception? innerException)
        : base(action, message, innerException)
    {
        Effect = effect;
        Timeout = after;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    /// <summary>The time waited for the outcome.</summary>
    public TimeSpan Timeout { get; }

    private static string Advice(ActionEffect effect) => effect switch
    {
        ActionEffect.None => "Nothing was sent: check the network and the endpoint, then try again.",
        ActionEffect.Accepted =>
            "The service accepted it, but no callback reported the outcome: check that the callback address is reachable, and read the participants.",
        _ => "It may have happened: read the participants before doing it again.",
    };
}

/// <summary>The call has ended, so the action can have no outcome.</summary>
public sealed class CallEndedException : RoomCallsException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="reason">Why the call ended; <see langword="null"/> when the service gave no reason.</param>
    /// <param name="effect">What the action has changed at the service, as far as this is known.</param>
    public CallEndedException(string action, ResultInformation? reason, ActionEffect effect = ActionEffect.None)
        : base(action, $"{action} has no outcome: the call has ended{DescribeReason(reason)}. Connect again to go on.")
    {
        EndReason = reason;
        Effect = effect;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <summary>Why the call ended; <see langword="null"/> when the service gave no reason.</summary>
    public ResultInformation? EndReason { get; }

    private static string DescribeReason(ResultInformation? reason) => reason is null ? string.Empty : $" ({reason.Code}/{reason.SubCode})";
}
