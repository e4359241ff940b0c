using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>One reason why an action is not allowed.</summary>
/// <param name="Code">A stable name that code can compare: one of <see cref="CapabilityReasonCodes"/>, or a policy's own.</param>
/// <param name="Message">What to do about it, for a person.</param>
public sealed record CapabilityReason(string Code, string Message)
{
    /// <summary>Returns the reason with phone numbers masked.</summary>
    /// <returns>The code and the message.</returns>
    public override string ToString() => $"{Code}: {Mask.PhoneNumbersInAny(Message)}";
}
