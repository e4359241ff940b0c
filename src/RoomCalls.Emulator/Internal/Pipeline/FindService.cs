using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Refuses a path that belongs to no service.</summary>
internal sealed class FindService : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange.Target.Service is null)
        {
            exchange.Reply = Reply.Error(404, "NotFound", "There is nothing under this path.");
        }

        return ValueTask.CompletedTask;
    }
}
