using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// The base class of every exception that RoomCalls throws for an action, including invalid input; cancellation is a plain
/// <see cref="OperationCanceledException"/>. Messages say what to do next and contain no secret and no complete phone number.
/// </summary>
public abstract class RoomCallsException : Exception
{
    private protected RoomCallsException(string action, string message, Exception? innerException = null)
        : base(Mask.PhoneNumbersIn(message), innerException) => ActionName = action;

    /// <summary>The name of the action, for example <c>AddParticipant</c>.</summary>
    public string ActionName { get; }

    /// <summary>What the action has changed at the service, as far as this is known.</summary>
    public abstract ActionEffect Effect { get; }

    /// <summary>A code that programs can compare; <see langword="null"/> when there is none.</summary>
    /// <remarks>
    /// It is the service's error code (Rooms and Identity), the service's subcode as text (Call Automation), or the code of the first reason of a refusal.
    /// </remarks>
    public virtual string? ErrorCode { get; init; }

    /// <summary>The id of the request, to quote to the service's support; <see langword="null"/> when there was no response.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the same action can succeed later without a change.</summary>
    /// <remarks>
    /// This is so for network failures, throttling, an unavailable service and a response that came too late. Check <see cref="Effect"/> before
    /// repeating the action.
    /// </remarks>
    public virtual bool IsTransient => false;
}

/// <summary>What a failed action has changed at the service, as far as this is known.</summary>
public enum ActionEffect
{
    /// <summary>
    /// Nothing: the action was not sent, or the service refused it (with 429, for example, it was sent but not carried out). Repeating it is safe.
    /// </summary>
    None = 0,

    /// <summary>It is not known whether the service carried out the action. Check the state of the call before repeating it.</summary>
    Unknown,

    /// <summary>The service accepted the action.</summary>
    Accepted,
}
