using RoomCalls.Emulator.Internal.Http;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>One step of a service request: it reads the exchange, and adds what it finds out or an answer.</summary>
internal interface IRequestStep
{
    /// <summary>Runs the step.</summary>
    ValueTask RunAsync(Exchange exchange, CancellationToken stopping);
}
