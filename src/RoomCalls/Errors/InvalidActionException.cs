using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>An action's input is wrong. All errors are told at once, and nothing was sent.</summary>
public sealed class InvalidActionException : ArgumentException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="errors">Every error, at least one.</param>
    public InvalidActionException(string action, IReadOnlyList<string> errors)
        : base(Mask.PhoneNumbersIn($"{action} was not sent: {string.Join(" ", errors)}"))
    {
        Action = action;
        Errors = errors;
    }

    /// <summary>The name of the action.</summary>
    public string Action { get; }

    /// <summary>Every error of the input.</summary>
    public IReadOnlyList<string> Errors { get; }
}
