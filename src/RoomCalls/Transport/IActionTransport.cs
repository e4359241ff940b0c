using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>Sends actions to the service, one attempt per call. Implementations must be safe for concurrent use.</summary>
/// <remarks>Implementations do not retry, report every status except the documented one as an error, and read every page of a list.</remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IActionTransport
{
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
