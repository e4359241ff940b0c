using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>A calling client with one seat, which is in the call at once and accepts every action.</summary>
public sealed class ScriptedSeat : ICallingTransport, ICallingSession
{
    /// <summary>What the service told the client of the seat's user, when it joined.</summary>
    public SeatUpdate Joined { get; set; } = new() { State = SeatState.Connected, Role = RoomRole.Presenter };

    /// <summary>Every action that the seat has carried.</summary>
    public List<RoomCallAction> Carried { get; } = [];

    public string Name => "scripted";

    public Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
    {
        onUpdate(Joined);
        return Task.FromResult<ICallingSession>(this);
    }

    public bool Supports(RoomCallAction action) => true;

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        Carried.Add(action);
        return Task.FromResult(ActionAnswer.Accepted);
    }

    public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
