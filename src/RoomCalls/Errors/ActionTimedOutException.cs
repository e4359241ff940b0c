namespace RoomCalls;

/// <summary>The outcome did not come in time.</summary>
public sealed class ActionTimedOutException : RoomCallsException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="sent">Whether the request reached the service.</param>
    /// <param name="after">How long was waited.</param>
    /// <param name="innerException">The last failure of sending, if any.</param>
    public ActionTimedOutException(string action, SendState sent, TimeSpan after, Exception? innerException = null)
        : this(action, sent, after, $"{action} had no outcome within {after.TotalSeconds:0.###} s. {Advice(sent)}", innerException)
    {
    }

    internal ActionTimedOutException(string action, SendState sent, TimeSpan after, string message, Exception? innerException)
        : base(action, message, innerException)
    {
        Sent = sent;
        After = after;
    }

    /// <summary>Whether the request reached the service.</summary>
    public SendState Sent { get; }

    /// <summary>How long was waited.</summary>
    public TimeSpan After { get; }

    private static string Advice(SendState sent) => sent switch
    {
        SendState.No => "Nothing was sent: check the network and the endpoint, then try again.",
        SendState.Yes => "The service accepted it, but no callback told the outcome: check that the callback address is reachable, and read the participants.",
        _ => "It may have happened: read the participants before doing it again.",
    };
}
