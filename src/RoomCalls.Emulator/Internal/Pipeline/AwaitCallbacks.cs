using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Ends the work of the request. When a fault says so, the callbacks go out first and the answer waits for them.</summary>
internal sealed class AwaitCallbacks(InFlight inFlight, WaitingRequests waiting) : IRequestStep
{
    public async ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange is not { Faults: { } plan, Callbacks: { } callbacks })
        {
            return;
        }

        callbacks.Pending.End();
        if (plan.AnswersAfterCallbacks && !plan.StopsBeforeExecuting)
        {
            callbacks.Gate.Open();
            Parking parking = new(inFlight);
            callbacks.Pending.WhenNone(parking.Resume);
            await waiting.CountAsync(parking.WaitAsync(stopping));
        }
    }
}
