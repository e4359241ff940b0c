namespace RoomCalls.Emulator.Internal.Http;

/// <summary>One step of a service request: it reads the exchange, and adds what it finds out or an answer.</summary>
internal interface IRequestStep
{
    /// <summary>Runs the step.</summary>
    ValueTask RunAsync(Exchange exchange, CancellationToken stopping);
}
