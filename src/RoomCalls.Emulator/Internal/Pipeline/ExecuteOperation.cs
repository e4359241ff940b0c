using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Runs the operation under the lock, or finds the answer that was given to the same request before.</summary>
internal sealed class ExecuteOperation(World world, RepeatStore repeats) : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        OperationRequest request = new()
        {
            Service = exchange.Service,
            Target = exchange.Target,
            ApiVersion = exchange.ApiVersion!,
            Body = exchange.Json,
            ChainId = exchange.ChainId,
            Origin = exchange.Origin,
            Callbacks = exchange.Callbacks!,
        };
        lock (world.Lock)
        {
            exchange.Reply = exchange.RepeatKey is { } key
                ? repeats.Find(key) ?? repeats.Add(key, Run(exchange.Operation!, request) with { IsRepeatable = exchange.Operation!.ReportsRepeatability })
                : Run(exchange.Operation!, request);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the operation and turns a refusal into an answer.</summary>
    private Reply Run(Operation operation, OperationRequest request)
    {
        try
        {
            return operation.Execute(world, request);
        }
        catch (RefusedException refused)
        {
            string? target = request.Service == Service.CallAutomation ? request.Target.RawPath : null;
            return Reply.Error(refused.Status, refused.Code, refused.Message, target);
        }
    }
}
