using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>A code and text of a signaling protocol below the service.</summary>
/// <param name="Code">The protocol's own code.</param>
/// <param name="Message">The protocol's own text, in which any phone number is masked; may be empty.</param>
public sealed record SignalingDetails(int Code, string? Message = null)
{
    /// <summary>The protocol's own text, in which any phone number is masked; may be empty.</summary>
    public string? Message { get; init => field = Mask.PhoneNumbersInAny(value); } = Mask.PhoneNumbersInAny(Message);
}
