using RoomCalls.Internal.Text;

namespace RoomCalls.Internal.Resilience;

/// <summary>The failures of transports that do not speak the language of RoomCalls.</summary>
internal static class TransportFailures
{
    /// <summary>Creates the exception for one that a transport, or the client behind it, throws unexpectedly. Only the masked text is in its message.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="unexpected">The exception of the transport.</param>
    /// <param name="secret">A secret that the message must not contain, for example the token of a seat's user.</param>
    public static TransportException Unexpected(string action, Exception unexpected, string? secret = null)
    {
        string said = string.IsNullOrEmpty(secret) ? unexpected.Message : unexpected.Message.Replace(secret, "***", StringComparison.Ordinal);
        return new(
            action,
            TransportFault.Client,
            ActionEffect.Unknown,
            $"{action} failed in the transport with {unexpected.GetType().Name}: {Mask.PhoneNumbersIn(said)} It may have happened: look before doing it again.",
            unexpected);
    }
}
