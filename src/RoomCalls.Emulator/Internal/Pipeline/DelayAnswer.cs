using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Pipeline;

/// <summary>Waits for as long as a fault says. The callbacks go out meanwhile.</summary>
internal sealed class DelayAnswer(InFlight inFlight, Scheduler waits, WaitingRequests waiting) : IRequestStep
{
    public async ValueTask RunAsync(Exchange exchange, CancellationToken stopping)
    {
        if (exchange.Faults?.AnswerDelay is { } delay)
        {
            exchange.Callbacks!.Gate.Open();
            await waiting.CountAsync(Parking.DelayAsync(inFlight, waits, delay, stopping));
        }
    }
}
