using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class ConnectorTests : IAsyncDisposable
{
    private readonly World _world = new(o => o.Resilience.MaxAttempts = 1);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task ConnectAsync_TwiceAtOnceSendsOnce()
    {
        _world.Transport.ThenAnswer(World.Connection());
        Task<IRoomCall> one = _world.Manager.ConnectAsync(World.Room, World.Token);
        Task<IRoomCall> two = _world.Manager.ConnectAsync(CallLocator.Room("991"), World.Token);
        await _world.Transport.WhenRequestsAsync(1);
        await _world.PostAsync(Wire.Event("CallConnected"));
        await using IRoomCall first = await one;
        await using IRoomCall second = await two;
        await using IRoomCall third = await _world.Manager.ConnectAsync(World.Room, World.Token);
        Assert.NotSame(first, second);
        Assert.Equal(("c1", "c1", "c1"), (first.ConnectionId.Value, second.ConnectionId.Value, third.ConnectionId.Value));
        Assert.Single(_world.Transport.Requests);
        Assert.Single(_world.Manager.Calls);
    }

    [Fact]
    public async Task ConnectAsync_TheEventMayComeBeforeTheAnswer()
    {
        _world.Transport.ThenHang();
        Task<IRoomCall> connecting = _world.Manager.ConnectAsync(World.Room, World.Token);
        await _world.Transport.WhenRequestsAsync(1);
        await _world.PostAsync(Wire.Event("CallConnected", "\"callConnectionId\":\"c9\""));
        Assert.Equal("c9", (await connecting).ConnectionId.Value);
    }

    [Fact]
    public async Task ConnectAsync_CancelledByOneOfTwoGoesOnForTheOther()
    {
        using CancellationTokenSource cancellation = new();
        _world.Transport.ThenAnswer(World.Connection());
        Task<IRoomCall> one = _world.Manager.ConnectAsync(World.Room, cancellation.Token);
        Task<IRoomCall> two = _world.Manager.ConnectAsync(World.Room, World.Token);
        await _world.Transport.WhenRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await _world.PostAsync(Wire.Event("CallConnected"));
        Assert.Equal(CallConnectionState.Connected, (await two).State.Connection);
        Assert.Single(_world.Transport.Requests);
    }

    [Fact]
    public async Task ConnectAsync_CancelledAfterAcceptanceHangsUp()
    {
        using CancellationTokenSource cancellation = new();
        _world.Transport.ThenAnswer(World.Connection("c7"));
        Task<IRoomCall> connecting = _world.Manager.ConnectAsync(World.Room, cancellation.Token);
        await _world.Clock.WhenTimerAsync(TimeSpan.FromSeconds(90));
        await Accepted();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await _world.Transport.WhenRequestsAsync(2);
        Assert.Equal((typeof(HangUpCall), "c7"), (_world.Transport.Requests[1].Action.GetType(), _world.Transport.Requests[1].Envelope.CallConnectionId?.Value));
        Assert.Empty(_world.Engine.Registry.All);
    }

    [Fact]
    public async Task ConnectAsync_TimedOutAfterAcceptanceHangsUpAndSaysWhich()
    {
        _world.Transport.ThenAnswer(World.Connection("c7"));
        Task<IRoomCall> connecting = _world.Manager.ConnectAsync(World.Room, World.Token);
        await Accepted();
        _world.Clock.Advance(TimeSpan.FromSeconds(90));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => connecting);
        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.EndsWith("The leg c7 is being hung up.", late.Message, StringComparison.Ordinal);
        await _world.Transport.WhenRequestsAsync(2);
        Assert.IsType<HangUpCall>(_world.Transport.Requests[1].Action);
    }

    [Fact]
    public async Task ConnectAsync_AFailedOneDoesNotPoisonTheNext()
    {
        _world.Transport.ThenFail(Faults.Refusal(404, 8522));
        await Assert.ThrowsAsync<ActionFailedException>(() => _world.Manager.ConnectAsync(World.Room, World.Token));
        Assert.Empty(_world.Engine.Registry.All);
        await using IRoomCall call = await _world.ConnectAsync();
        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
    }

    [Fact]
    public async Task ConnectAsync_RefusedByEventTellsWhyAndNoHangUp()
    {
        _world.Transport.ThenAnswer(World.Connection());
        Task<IRoomCall> connecting = _world.Manager.ConnectAsync(World.Room, World.Token);
        await _world.Transport.WhenRequestsAsync(1);
        await _world.PostAsync(Wire.Event("ConnectFailed", "\"callConnectionId\":\"c1\",\"resultInformation\":{\"code\":403,\"subCode\":5829}"));
        Assert.Equal(5829, (await Assert.ThrowsAsync<ActionFailedException>(() => connecting)).ResultInformation.SubCode);
        Assert.Single(_world.Transport.Requests);
    }

    [Fact]
    public async Task ConnectAsync_WithoutACallbackSecretSaysSo()
    {
        await using World world = new(o => o.CallbackSecret = null);
        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => world.Manager.ConnectAsync(World.Room, World.Token));
        Assert.Contains("RoomCallsOptions.CallbackSecret", invalid.Message, StringComparison.Ordinal);
        Assert.Empty(world.Transport.Requests);
    }

    [Fact]
    public async Task DisposeAsync_OfTheManagerGivesUpWhatIsConnecting()
    {
        World world = new();
        world.Transport.ThenHang();
        Task<IRoomCall> connecting = world.Manager.ConnectAsync(World.Room, World.Token);
        await world.Transport.WhenRequestsAsync(1);
        await world.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(0, world.Clock.ActiveTimers);
    }

    /// <summary>The answer to the connect has been taken: the call knows its id.</summary>
    private async Task Accepted()
    {
        await _world.Transport.WhenRequestsAsync(1);
        await _world.Busy.WhenIdleAsync(() => 0, World.Token);
        Assert.Equal("c7", _world.Engine.Registry.All.Single().Leg.Id.Value);
    }
}
