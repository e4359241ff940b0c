using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// The base of what RoomCalls throws, but for <see cref="InvalidActionException"/> (bad input) and <see cref="OperationCanceledException"/>
/// (cancelled). Messages say what to do next and hold no secret and no whole phone number.
/// </summary>
public abstract class RoomCallsException : Exception
{
    private protected RoomCallsException(string action, string message, Exception? innerException = null)
        : base(Mask.PhoneNumbersIn(message), innerException) => Action = action;

    /// <summary>The name of the action, for example <c>AddParticipant</c>.</summary>
    public string Action { get; }
}
