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

    /// <summary>The service's word for the error (Rooms and Identity), or the subcode as text (Call Automation); by a response only.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The id to give to the service's support; by a response only.</summary>
    public string? RequestId { get; init; }
}
