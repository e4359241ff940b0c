using System.Diagnostics.CodeAnalysis;

namespace RoomCalls.Transport;

/// <summary>Finds out when RoomCalls has nothing to do, so that whoever moves a virtual clock knows when to move it. It is a service of the application.</summary>
/// <remarks>
/// Work is what goes on by itself; waiting for a response, an event or a timer is not. Transports whose other side moves the clock count what arrives from it
/// as work until it is handled. Safe for concurrent use.
/// </remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface IIdleProbe
{
    /// <summary>Counts work of a transport, for example handling a message that has arrived.</summary>
    /// <returns>The work, which ends when it is disposed; disposing it again has no effect.</returns>
    IDisposable BeginWork();

    /// <summary>Waits until no work is in progress and none has started for a moment.</summary>
    /// <param name="getWaitingRequests">
    /// Returns how many requests have reached the other side and wait there for their response. A request that has not reached it yet is work.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when RoomCalls has nothing to do.</returns>
    Task WhenIdleAsync(Func<int> getWaitingRequests, CancellationToken cancellationToken = default);
}
