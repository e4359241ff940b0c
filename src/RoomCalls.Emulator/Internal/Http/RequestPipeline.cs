using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RoomCalls.Emulator.Internal.Callbacks;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>The way of a service request: signature, route, version, JSON, faults, operation, answer.</summary>
internal sealed class RequestPipeline(
    World world,
    OperationTable operations,
    SignatureVerifier signatures,
    EmulatorFaults faults,
    RepeatStore repeats,
    BoundedLog<EmulatedRequest> log,
    InFlight inFlight,
    Scheduler waits)
{
    private static readonly JsonElement NoBody = JsonElement.Parse("{}"u8);

    private int _waiting;

    /// <summary>How many requests wait for the clock, or for their callbacks, before they are answered.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Handles a request. It counts as in flight until it is answered or waits on the clock.</summary>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        inFlight.Begin();
        try
        {
            DateTimeOffset arrived = world.Now;
            byte[] body = await RequestBody.ReadAsync(http.Request, stopping);
            Exchange exchange = new(http, new RequestTarget(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget), body, world.NewId(), arrived);
            await AnswerAsync(exchange, stopping);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            http.Abort();
        }
        finally
        {
            inFlight.End();
        }
    }

    /// <summary>Refuses the request, or runs it under the faults that match it.</summary>
    private async Task AnswerAsync(Exchange exchange, CancellationToken stopping)
    {
        if (Refuse(exchange, out Operation? operation, out JsonElement body) is { } refusal)
        {
            Record(exchange, refusal.Status, operation: null);
            await ReplyWriter.WriteAsync(exchange, refusal, stopping);
            return;
        }

        string? context = body.TryGetProperty("operationContext", out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        FaultPlan plan = new(faults.Take(operation!.Name, context));
        RequestCallbacks callbacks = new(plan.Faults);
        try
        {
            await ExecuteAsync(exchange, operation, body, plan, callbacks, stopping);
        }
        finally
        {
            callbacks.Gate.Open();
        }
    }

    /// <summary>Runs the operation, then answers as the faults say; the log has the request before the client has the answer.</summary>
    private async Task ExecuteAsync(Exchange exchange, Operation operation, JsonElement body, FaultPlan plan, RequestCallbacks callbacks, CancellationToken stopping)
    {
        Reply? instead = plan.InsteadOfAnswer();
        bool executes = !plan.StopsBeforeExecuting;
        Reply reply = executes ? Execute(exchange, operation, body, callbacks) : instead ?? new Reply(0);
        reply = instead ?? reply;
        Record(exchange, plan.Drops ? 0 : reply.Status, operation.Name);
        callbacks.Pending.End();
        if (plan.AnswersAfterCallbacks && executes)
        {
            callbacks.Gate.Open();
            Parking parking = new(inFlight);
            callbacks.Pending.WhenNone(parking.Resume);
            await WaitAsync(parking.WaitAsync(stopping));
        }

        if (plan.AnswerDelay is { } by)
        {
            callbacks.Gate.Open();
            await WaitAsync(Parking.DelayAsync(inFlight, waits, by, stopping));
        }

        if (plan.Drops)
        {
            exchange.Http.Abort();
        }
        else
        {
            await ReplyWriter.WriteAsync(exchange, reply, stopping);
        }
    }

    private async Task WaitAsync(Task wait)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await wait;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Runs the operation under the lock, or finds the answer that was given before.</summary>
    private Reply Execute(Exchange exchange, Operation operation, JsonElement body, RequestCallbacks callbacks)
    {
        Service service = exchange.Target.Service!;
        string? repeatId = Repeatability.Read(exchange.Http.Request.Headers, out string? error);
        if (operation.IsRepeatable && error is not null)
        {
            return Reply.Error(400, service.BadArgumentCode, error);
        }

        OperationRequest request = new(service, exchange.Target, exchange.ApiVersion!, body, exchange.ChainId, exchange.Origin, callbacks);
        string? key = operation.IsRepeatable && repeatId is not null ? $"{operation.Name} {exchange.Target.RawPath} {repeatId}" : null;
        lock (world.Lock)
        {
            if (key is not null && repeats.Find(key) is { } before)
            {
                return before;
            }

            Reply reply = Run(operation, request, service) with { IsRepeatable = key is not null && operation.SaysRepeatable };
            if (key is not null)
            {
                repeats.Add(key, reply);
            }

            return reply;
        }
    }

    /// <summary>Runs the operation and turns a refusal into an answer.</summary>
    private Reply Run(Operation operation, OperationRequest request, Service service)
    {
        try
        {
            return operation.Execute(world, request);
        }
        catch (RefusedException refused)
        {
            string? target = service == Service.CallAutomation ? request.Target.RawPath : null;
            return Reply.Error(refused.Status, refused.Code, refused.Message, target);
        }
    }

    /// <summary>Everything that is wrong with a request before an operation sees it.</summary>
    private Reply? Refuse(Exchange exchange, out Operation? operation, out JsonElement body)
    {
        operation = null;
        body = NoBody;
        HttpRequest http = exchange.Http.Request;
        if (exchange.Target.Service is not { } service)
        {
            return Reply.Error(404, "NotFound", "There is nothing under this path.");
        }

        if (signatures.FindError(http.Method, exchange.Target, http.Headers, exchange.Body) is { } error)
        {
            return Reply.Error(401, service.DeniedCode, error);
        }

        operation = operations.Find(http.Method, exchange.Target.RouteKey);
        if (operation is null)
        {
            return operations.Knows(exchange.Target.RouteKey)
                ? Reply.Error(405, "MethodNotAllowed", "The method is not allowed for this path.")
                : Reply.Error(404, "NotFound", "There is nothing under this path.");
        }

        if (exchange.ApiVersion is not { Length: > 0 } version || !service.Speaks(version))
        {
            return Reply.Error(400, service.BadArgumentCode, "The api-version query parameter is missing or not supported.");
        }

        return TryParse(exchange.Body, ref body) ? null : Reply.Error(400, service.BadArgumentCode, "The request body is not a valid JSON object.");
    }

    private static bool TryParse(byte[] bytes, ref JsonElement body)
    {
        try
        {
            body = bytes.Length == 0 ? NoBody : JsonElement.Parse(bytes);
            return body.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes a line of the log; phone numbers in the path are masked.</summary>
    private void Record(Exchange exchange, int status, string? operation)
    {
        HttpRequest http = exchange.Http.Request;
        string? repeatId = http.Headers["Repeatability-Request-ID"] is { Count: > 0 } id ? id.ToString() : null;
        string path = Masking.Path(exchange.Target.RawPath);
        log.Add(sequence => new EmulatedRequest
        {
            Sequence = sequence,
            Time = exchange.Arrived,
            Method = http.Method,
            Path = path,
            Status = status,
            Operation = operation,
            RepeatabilityId = repeatId,
            BodySize = exchange.Body.Length,
        });
    }
}
