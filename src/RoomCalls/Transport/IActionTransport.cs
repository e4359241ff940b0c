using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>Sends actions to the service, one attempt per call. Implementations must be safe for concurrent use.</summary>
/// <remarks>
/// Implementations do not retry unless <see cref="RetriesItself"/> says so, report every status except the documented one as an error, and read every page of a
/// list. A transport that wraps another passes on its traits, which are <see cref="Supports"/>, <see cref="RetriesItself"/> and <see cref="IsTrusted"/>.
/// </remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IActionTransport
{
    /// <summary>Whether what is behind the transport, for example an SDK, sends a failed action again.</summary>
    /// <remarks>
    /// If so, RoomCalls makes one attempt only, and only the deadline of the action limits it: <see cref="ResilienceOptions.AttemptTimeout"/> does not.
    /// </remarks>
    /// <value><see langword="false"/> by default.</value>
    bool RetriesItself => false;

    /// <summary>Whether what the transport reports of others counts as much as the word of the service. What the page of a browser reports does not.</summary>
    /// <remarks>
    /// It matters for sessions of seats. What a session that is not trusted reports removes nobody that the server side lists, and allows its user nothing that
    /// the roles deny.
    /// </remarks>
    /// <value><see langword="true"/> by default.</value>
    bool IsTrusted => true;

    /// <summary>Determines whether the transport supports an action, whatever the role of the user. Not every client can share a screen, for example.</summary>
    /// <remarks>An action that is not supported is refused before it is sent, with the reason <c>FeatureNotSupported</c>.</remarks>
    /// <param name="action">The action.</param>
    /// <returns>Whether the transport supports the action: <see langword="true"/> for every action by default.</returns>
    bool Supports(RoomCallAction action) => true;

    /// <summary>Sends an action once.</summary>
    /// <param name="action">The action.</param>
    /// <param name="envelope">The data that accompanies the action on the wire.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The response of the service.</returns>
    /// <exception cref="ActionFailedException">The service refused the action.</exception>
    /// <exception cref="TransportException">The request could not be delivered, or the service could not process it now.</exception>
    /// <exception cref="ActionNotSupportedException">The transport does not support the action.</exception>
    Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken);
}

/// <summary>Sends the actions of the server side: connect, and the actions of a call connection.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallAutomationTransport : IActionTransport;

/// <summary>Sends the actions of the administration of rooms and of their users.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IRoomsTransport : IActionTransport;
