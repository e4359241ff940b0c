using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Finds the operation of the method and the path.</summary>
internal sealed class FindOperation(OperationTable operations) : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        exchange.Operation = operations.Find(exchange.Http.Request.Method, exchange.Target.RouteKey);
        if (exchange.Operation is null)
        {
            exchange.Reply = operations.HasRoute(exchange.Target.RouteKey)
                ? Reply.Error(405, "MethodNotAllowed", "The method is not allowed for this path.")
                : Reply.Error(404, "NotFound", "There is nothing under this path.");
        }

        return ValueTask.CompletedTask;
    }
}
