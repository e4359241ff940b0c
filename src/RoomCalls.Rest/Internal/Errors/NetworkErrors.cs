using System.Net.Sockets;
using Azure;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>Distinguishes requests that were never sent from requests that may have arrived.</summary>
internal static class NetworkErrors
{
    private const string Look = "It may have happened: look before doing it again.";
    private const string Check = "Check the endpoint's name and the network, then try again.";

    /// <summary>Whether the exception is one of the network, not a mistake in a program.</summary>
    public static bool IsNetworkError(Exception exception) => exception is RequestFailedException or HttpRequestException or IOException or SocketException
        or OperationCanceledException or AggregateException;

    /// <summary>The exception to throw instead, with whether the request may have arrived.</summary>
    public static TransportException From(string action, Exception exception)
    {
        if (Chain(exception).Any(e => e is OperationCanceledException or TimeoutException))
        {
            return new(action, TransportFault.TimedOut, ActionEffect.Unknown, $"{action} got no answer in time. {Look}", exception);
        }

        return Chain(exception).Any(IsNotSent)
            ? new(action, TransportFault.Network, ActionEffect.None, $"{action} was not sent: no connection to the endpoint. {Check}", exception)
            : new(action, TransportFault.Network, ActionEffect.Unknown, $"{action} got no answer: the connection was cut. {Look}", exception);
    }

    private static bool IsNotSent(Exception exception) => exception switch
    {
        HttpRequestException http => http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        SocketException socket => socket.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
            or SocketError.TryAgain or SocketError.NoData,
        _ => false,
    };

    /// <summary>The exception and its causes; of several attempts the last counts.</summary>
    private static IEnumerable<Exception> Chain(Exception exception)
    {
        Exception? next = exception is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[^1] : exception;
        for (; next is not null; next = next.InnerException)
        {
            yield return next;
        }
    }
}
