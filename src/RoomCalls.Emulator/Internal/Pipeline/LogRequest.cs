using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Logs;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Adds the request to the log. Phone numbers in the path are masked.</summary>
internal sealed class LogRequest(BoundedLog<EmulatedRequest> log) : IRequestStep
{
    public ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        HttpRequest http = exchange.Http.Request;
        string path = Masking.MaskPath(exchange.Target.RawPath);
        bool isAdmitted = exchange.Faults is not null;
        log.Add(sequence => new EmulatedRequest
        {
            Sequence = sequence,
            Time = exchange.Arrived,
            Method = http.Method,
            Path = path,
            Status = exchange.Faults is { Drops: true } ? 0 : exchange.Reply!.Status,
            Operation = isAdmitted ? exchange.Operation!.Name : null,
            RepeatabilityId = http.Headers["Repeatability-Request-ID"] is { Count: > 0 } id ? id.ToString() : null,
            BodySize = exchange.Body.Length,
        });
        return ValueTask.CompletedTask;
    }
}
