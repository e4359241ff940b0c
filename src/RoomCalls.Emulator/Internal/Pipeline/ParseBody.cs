using System.Text.Json;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Parses the body. No body is an empty object.</summary>
internal sealed class ParseBody : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange.Body.Length > 0 && !TryParse(exchange))
        {
            exchange.Reply = Reply.Error(400, exchange.Service.BadArgumentCode, "The request body is not a valid JSON object.");
        }

        return ValueTask.CompletedTask;
    }

    private static bool TryParse(Exchange exchange)
    {
        try
        {
            exchange.Json = JsonElement.Parse(exchange.Body);
            return exchange.Json.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
