using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The code, subcode and message with which the service describes an outcome. Immutable.</summary>
/// <remarks>
/// The code does not decide whether an action succeeded; the type of the event does. A success can carry code 487 and a failure code 200.
/// </remarks>
public sealed record ResultInformation
{
    /// <summary>Creates a description of an outcome.</summary>
    /// <param name="code">A code like those of HTTP and SIP.</param>
    /// <param name="subCode">The detailed code; 0 for success, 7000 for a graceful end.</param>
    /// <param name="message">The message of the service; phone numbers in it are masked.</param>
    public ResultInformation(int code, int subCode, string? message = null)
    {
        Code = code;
        SubCode = subCode;
        Message = message;
    }

    /// <summary>A code like those of HTTP and SIP.</summary>
    public int Code { get; init; }

    /// <summary>The detailed code; 0 for success, 7000 for a graceful end.</summary>
    public int SubCode { get; init; }

    /// <summary>The message of the service, in which phone numbers are masked; it can be empty.</summary>
    public string? Message { get; init => field = Mask.PhoneNumbersInAny(value); }

    /// <summary>The SIP code and message (api-version 2026-03-12 and later); <see langword="null"/> when the service does not send them.</summary>
    public SignalingDetails? Sip { get; init; }

    /// <summary>
    /// The Q.850 cause and message of the telephone network (api-version 2026-03-12 and later); <see langword="null"/> when the service does not send them.
    /// </summary>
    public SignalingDetails? Q850 { get; init; }
}

/// <summary>The code and message of a signaling protocol below the service. Immutable.</summary>
/// <param name="Code">The code of the protocol.</param>
/// <param name="Message">The message of the protocol, in which phone numbers are masked; it can be empty.</param>
public sealed record SignalingDetails(int Code, string? Message = null)
{
    /// <summary>The message of the protocol, in which phone numbers are masked; it can be empty.</summary>
    public string? Message { get; init => field = Mask.PhoneNumbersInAny(value); } = Mask.PhoneNumbersInAny(Message);
}
