using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;

namespace RoomCalls.Tests.Support;

/// <summary>Replays a recorded sequence of inputs, without a call: the models after each input, and the events.</summary>
internal sealed class CallReplay : ICallSink
{
    public CallReplay(params IEnumerable<CallInput> inputs)
    {
        foreach (CallInput input in inputs)
        {
            Models.Add(CallReducer.Apply(Last, input, this));
        }
    }

    /// <summary>The model before the first input, and after each.</summary>
    public List<CallModel> Models { get; } = [CallModel.Empty];

    public CallModel Last => Models[^1];

    public List<RoomCallEvent> Events { get; } = [];

    public void OnEvent(RoomCallEvent roomCallEvent, CallModel next, int firstChange)
    {
    }

    public void OnRoster(CallModel next)
    {
    }

    public void OnRefusals(SeatUpdated input)
    {
    }

    public void OnSeat(CallModel next, int generation) => Assert.NotNull(next.FindSeat(generation));

    public void OnDropped(RoomCallEvent? roomCallEvent, bool isLate)
    {
    }
}
