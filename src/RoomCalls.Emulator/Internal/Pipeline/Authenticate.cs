using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Refuses a request whose signature is missing or wrong.</summary>
internal sealed class Authenticate(SignatureVerifier signatures) : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (signatures.FindError(exchange.Http.Request.Method, exchange.Target, exchange.Http.Request.Headers, exchange.Body) is { } error)
        {
            exchange.Reply = Reply.Error(401, exchange.Service.DeniedCode, error);
        }

        return ValueTask.CompletedTask;
    }
}
