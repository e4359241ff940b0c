using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Reads the repeatability headers: both or neither.</summary>
internal sealed class CheckRepeatability : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        string? id = Repeatability.Read(exchange.Http.Request.Headers, out string? error);
        Operation operation = exchange.Operation!;
        if (operation.IsRepeatable && error is not null)
        {
            exchange.Reply = Reply.Error(400, exchange.Service.BadArgumentCode, error);
        }
        else if (operation.IsRepeatable && id is not null)
        {
            exchange.RepeatKey = $"{operation.Name} {exchange.Target.RawPath} {id}";
        }

        return ValueTask.CompletedTask;
    }
}
