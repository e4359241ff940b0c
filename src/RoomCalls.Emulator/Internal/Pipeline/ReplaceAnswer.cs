using RoomCalls.Emulator.Internal.Http;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Hides the true answer when a fault says so.</summary>
internal sealed class ReplaceAnswer : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        exchange.Reply = exchange.Faults?.CreateReplacement() ?? exchange.Reply;

        return ValueTask.CompletedTask;
    }
}
