using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Refuses a version that the service does not know.</summary>
internal sealed class CheckVersion : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange.ApiVersion is not { Length: > 0 } version || !exchange.Service.Supports(version))
        {
            exchange.Reply = Reply.Error(400, exchange.Service.BadArgumentCode, "The api-version query parameter is missing or not supported.");
        }

        return ValueTask.CompletedTask;
    }
}
