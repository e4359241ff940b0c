#pragma warning disable ROOMCALLS001 // the ports of transports are experimental
#pragma warning disable CA1848, CA1873 // a sample of a port, not of generated logging
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Conventions.Tests.Snippets;

// begin-snippet: own-transport
/// <summary>Writes each attempt to a log, and passes it on.</summary>
public sealed class LoggedTransport(ICallAutomationTransport inner, ILogger logger) : ICallAutomationTransport
{
    public bool RetriesItself => inner.RetriesItself;

    public bool IsTrusted => inner.IsTrusted;

    public bool Supports(RoomCallAction action) => inner.Supports(action);

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        logger.LogInformation("Sending {Action} ({RepeatabilityId})", action, envelope.RepeatabilityId);   // both print masked
        return await inner.SendAsync(action, envelope, cancellationToken);
    }
}
// end-snippet
