using Microsoft.AspNetCore.Http;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Operations;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>The path of a service request, as two lists of steps.</summary>
internal sealed class RequestPipeline(
    World world,
    OperationTable operations,
    SignatureVerifier signatures,
    EmulatorFaults faults,
    RepeatStore repeats,
    BoundedLog<EmulatedRequest> log,
    WaitingRequests waiting,
    InFlight inFlight,
    Scheduler waits)
{
    /// <summary>They run in order until one of them gives an answer.</summary>
    private readonly IRequestStep[] _decide =
    [
        new FindService(),                    // 404: no service has the path
        new Authenticate(signatures),         // 401: the signature is missing or wrong
        new FindOperation(operations),        // 404, 405: no operation has the path, or the method
        new CheckVersion(),                   // 400: api-version is missing or unknown
        new ParseBody(),                      // 400: the body is not a JSON object
        new TakeFaults(faults),               // the request is admitted; a fault may answer in place of the operation
        new CheckRepeatability(),             // 400: one of the two headers is missing or wrong
        new ExecuteOperation(world, repeats), // the operation answers, or its first answer comes again
    ];

    /// <summary>They run in order, whatever the answer is.</summary>
    private readonly IRequestStep[] _answer =
    [
        new ReplaceAnswer(),                       // a fault may hide the true answer
        new LogRequest(log),                       // the log has the request before the client has the answer
        new AwaitCallbacks(inFlight, waiting),     // a fault may send the callbacks first
        new DelayAnswer(inFlight, waits, waiting), // a fault may make the answer late
        new SendAnswer(),                          // or a fault cuts the connection
    ];

    /// <summary>Handles a request. It counts as in flight until it is answered or waits for the clock.</summary>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        inFlight.Begin();
        try
        {
            Exchange exchange = await Exchange.ReadAsync(http, world, stopping);
            try
            {
                await RunAsync(exchange, stopping);
            }
            finally
            {
                exchange.Callbacks?.Gate.Open();
            }
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

    private async Task RunAsync(Exchange exchange, CancellationToken stopping)
    {
        foreach (IRequestStep step in _decide)
        {
            await step.RunAsync(exchange, stopping);
            if (exchange.Reply is not null)
            {
                break;
            }
        }

        foreach (IRequestStep step in _answer)
        {
            await step.RunAsync(exchange, stopping);
        }
    }
}
