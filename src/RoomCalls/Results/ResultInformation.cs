using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// What the service says about an outcome. It never decides alone whether an action succeeded: a success can carry code 487 and a
/// failure code 200; the event's type decides.
/// </summary>
public sealed record ResultInformation
{
    /// <summary>Creates what the service says.</summary>
    /// <param name="code">A code like HTTP's or SIP's.</param>
    /// <param name="subCode">The finer code; 0 for success, 7000 for a graceful end.</param>
    /// <param name="message">The service's text; phone numbers in it are masked.</param>
    public ResultInformation(int code, int subCode, string? message = null)
    {
        Code = code;
        SubCode = subCode;
        Message = message;
    }

    /// <summary>A code like HTTP's or SIP's.</summary>
    public int Code { get; init; }

    /// <summary>The finer code; 0 for success, 7000 for a graceful end.</summary>
    public int SubCode { get; init; }

    /// <summary>The service's text, in which any phone number is masked; may be empty.</summary>
    public string? Message { get; init => field = Mask.PhoneNumbersInAny(value); }

    /// <summary>What the SIP side said (api-version 2026-03-12 and later).</summary>
    public SignalingDetails? Sip { get; init; }

    /// <summary>What the telephone network said, in Q.850 causes (api-version 2026-03-12 and later).</summary>
    public SignalingDetails? Q850 { get; init; }
}

/// <summary>A code and text of a signaling protocol below the service.</summary>
/// <param name="Code">The protocol's own code.</param>
/// <param name="Message">The protocol's own text, in which any phone number is masked; may be empty.</param>
public sealed record SignalingDetails(int Code, string? Message = null)
{
    /// <summary>The protocol's own text, in which any phone number is masked; may be empty.</summary>
    public string? Message { get; init => field = Mask.PhoneNumbersInAny(value); } = Mask.PhoneNumbersInAny(Message);
}
