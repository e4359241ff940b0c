using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// The base of everything that RoomCalls throws for an action, wrong input included; only cancellation is a plain <see cref="OperationCanceledException"/>. Messages say what
/// to do next and hold no secret and no whole phone number.
/// </summary>
public abstract class RoomCallsException : Exception
{
    private protected RoomCallsException(string action, string message, Exception? innerException = null)
        : base(Mask.PhoneNumbersIn(message), innerException) => Action = action;

    /// <summary>The name of the action, for example <c>AddParticipant</c>.</summary>
    public string Action { get; }

    /// <summary>What the action did at the service, as far as is known.</summary>
    public abstract ActionEffect Effect { get; }

    /// <summary>
    /// A name of the error that code can compare: the service's own (Rooms and Identity), the service's subcode as text (Call Automation), or the code of the first reason of a
    /// refusal; <see langword="null"/> when there is none.
    /// </summary>
    public virtual string? ErrorCode { get; init; }

    /// <summary>The id to give to the service's support; <see langword="null"/> when there was no answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Whether the same action can succeed later without a change: the network, throttling, an unavailable service, or an answer that came too late. Look at
    /// <see cref="Effect"/> before taking it again.
    /// </summary>
    public virtual bool IsTransient => false;
}
