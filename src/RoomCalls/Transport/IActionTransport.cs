using System.Diagnostics.CodeAnalysis;
using RoomCalls.Actions;

namespace RoomCalls.Transport;

/// <summary>
/// Carries an action to the service, one attempt at a time. Implementations are safe for concurrent use, do not retry by themselves, treat any status but the
/// documented one as an error, and follow every page of a list.
/// </summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IActionTransport
{
    /// <summary>Carries one action, once.</summary>
    /// <param name="action">What is asked.</param>
    /// <param name="envelope">What goes with it on the wire.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    /// <returns>What the service answered.</returns>
    /// <exception cref="ActionFailedException">The service refused.</exception>
    /// <exception cref="TransportException">The request could not be carried, or the service could not take it now.</exception>
    /// <exception cref="ActionNotSupportedException">This transport does not know the action.</exception>
    Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken);
}

/// <summary>Carries the actions of the server side: connect, and whatever is asked of a leg.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallAutomationTransport : IActionTransport;

/// <summary>Carries the administration of rooms and of their users.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IRoomsTransport : IActionTransport;
