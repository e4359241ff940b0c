using RoomCalls.Internal.Errors;

namespace RoomCalls;

/// <summary>The service said no.</summary>
public sealed class ActionFailedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="origin">How the service said no.</param>
    /// <param name="resultInformation">The service's code, subcode and text.</param>
    /// <param name="message">What happened and what to do next; <see langword="null"/> makes it from the code tables.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ActionFailedException(string action, FailureOrigin origin, ResultInformation resultInformation, string? message = null, Exception? innerException = null)
        : base(action, message ?? ResultCodes.Describe(action, resultInformation), innerException)
    {
        Origin = origin;
        ResultInformation = resultInformation;
    }

    /// <summary>How the service said no.</summary>
    public FailureOrigin Origin { get; }

    /// <summary>The service's code, subcode and text. By a response, the code is the HTTP status.</summary>
    public ResultInformation ResultInformation { get; }

    /// <summary><see cref="ActionEffect.None"/> when the answer refused the action, <see cref="ActionEffect.Accepted"/> when an event said later that it failed.</summary>
    public override ActionEffect Effect => Origin == FailureOrigin.Response ? ActionEffect.None : ActionEffect.Accepted;
}

/// <summary>How the service said no.</summary>
public enum FailureOrigin
{
    /// <summary>By the answer to the request.</summary>
    Response = 0,

    /// <summary>By an event, after it had accepted the request.</summary>
    Event,
}

/// <summary>The outcome did not come in time.</summary>
public sealed class ActionTimedOutException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="effect">What the action did at the service, as far as is known.</param>
    /// <param name="after">How long was waited.</param>
    /// <param name="innerException">The last failure of sending, if any.</param>
    public ActionTimedOutException(string action, ActionEffect effect, TimeSpan after, Exception? innerException = null)
        : this(action, effect, after, $"{action} had no outcome within {after.TotalSeconds:0.###} s. {Advice(effect)}", innerException)
    {
    }

    internal ActionTimedOutException(string action, ActionEffect effect, TimeSpan after, string message, Exception? innerException)
        : base(action, message, innerException)
    {
        Effect = effect;
        After = after;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    /// <summary>How long was waited.</summary>
    public TimeSpan After { get; }

    private static string Advice(ActionEffect effect) => effect switch
    {
        ActionEffect.None => "Nothing was sent: check the network and the endpoint, then try again.",
        ActionEffect.Accepted => "The service accepted it, but no callback told the outcome: check that the callback address is reachable, and read the participants.",
        _ => "It may have happened: read the participants before doing it again.",
    };
}

/// <summary>The call is over, so the action can have no outcome.</summary>
public sealed class CallEndedException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="reason">Why the call ended, if the service said.</param>
    /// <param name="effect">What the action did at the service, as far as is known.</param>
    public CallEndedException(string action, ResultInformation? reason, ActionEffect effect = ActionEffect.None)
        : base(action, $"{action} has no outcome: the call has ended{(reason is null ? string.Empty : $" ({reason.Code}/{reason.SubCode})")}. Connect again to go on.")
    {
        Reason = reason;
        Effect = effect;
    }

    /// <inheritdoc/>
    public override ActionEffect Effect { get; }

    /// <summary>Why the call ended; <see langword="null"/> when the service gave no reason.</summary>
    public ResultInformation? Reason { get; }
}
