using System.Text.Json;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Admits the request and takes the faults that match it. A fault may answer in place of the operation.</summary>
internal sealed class TakeFaults(EmulatorFaults faults) : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        string? context = exchange.Json.TryGetProperty("operationContext", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
        exchange.Faults = new FaultPlan(faults.Take(exchange.Operation!.Name, context));
        exchange.Callbacks = new RequestCallbacks(exchange.Faults.Faults);
        if (exchange.Faults.StopsBeforeExecuting)
        {
            exchange.Reply = exchange.Faults.CreateReplacement() ?? new Reply(0);
        }

        return ValueTask.CompletedTask;
    }
}
