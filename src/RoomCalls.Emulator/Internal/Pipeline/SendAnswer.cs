using RoomCalls.Emulator.Internal.Http;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Sends the answer, or cuts the connection when a fault says so.</summary>
internal sealed class SendAnswer : IRequestStep
{
    public async ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange.Faults is { Drops: true })
        {
            exchange.Http.Abort();
        }
        else
        {
            await ReplyWriter.WriteAsync(exchange, exchange.Reply!, stopping);
        }
    }
}
