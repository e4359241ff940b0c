using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class ConnectorTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new(o => o.Resilience.MaxAttempts = 1);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task ConnectAsync_TwiceAtOnce_SendsOnce()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection());
        Task<IRoomCall> one = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        Task<IRoomCall> two = _fixture.Manager.ConnectAsync(CallLocator.Room("991"), CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(1);
        await _fixture.PostAsync(CallbackJson.Event("CallConnected"));
        await using IRoomCall first = await one;
        await using IRoomCall second = await two;
        await using IRoomCall third = await _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        Assert.NotSame(first, second);
        Assert.Equal(("c1", "c1", "c1"), (first.ConnectionId!.Value.Value, second.ConnectionId!.Value.Value, third.ConnectionId!.Value.Value));
        Assert.Single(_fixture.Transport.Requests);
        Assert.Single(_fixture.Manager.Calls);
    }

    [Fact]
    public async Task ConnectAsync_EventBeforeTheAnswer_Connects()
    {
        _fixture.Transport.ThenHang();
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(1);
        await _fixture.PostAsync(CallbackJson.Event("CallConnected", "\"callConnectionId\":\"c9\""));
        Assert.Equal("c9", (await connecting).ConnectionId!.Value.Value);
    }

    [Fact]
    public async Task ConnectAsync_CancelledByOneOfTwo_GoesOnForTheOther()
    {
        using CancellationTokenSource cancellation = new();
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection());
        Task<IRoomCall> one = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, cancellation.Token);
        Task<IRoomCall> two = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await _fixture.PostAsync(CallbackJson.Event("CallConnected"));
        Assert.Equal(CallConnectionState.Connected, (await two).State.Connection);
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task ConnectAsync_CancelledAfterAcceptance_HangsUp()
    {
        using CancellationTokenSource cancellation = new();
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection("c7"));
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, cancellation.Token);
        await _fixture.Clock.WhenTimerAsync(TimeSpan.FromSeconds(90));
        await Accepted();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await _fixture.Transport.WhenRequestsAsync(2);
        Assert.Equal((typeof(HangUpCall), "c7"), (_fixture.Transport.Requests[1].Action.GetType(), _fixture.Transport.Requests[1].Envelope.CallConnectionId?.Value));
        Assert.Empty(_fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task ConnectAsync_TimedOutAfterAcceptance_HangsUpAndNamesTheConnection()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection("c7"));
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await Accepted();
        _fixture.Clock.Advance(TimeSpan.FromSeconds(90));
        ActionTimedOutException late = await Assert.ThrowsAsync<ActionTimedOutException>(() => connecting);
        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.EndsWith("The leg c7 is being hung up.", late.Message, StringComparison.Ordinal);
        await _fixture.Transport.WhenRequestsAsync(2);
        Assert.IsType<HangUpCall>(_fixture.Transport.Requests[1].Action);
    }

    [Fact]
    public async Task ConnectAsync_AfterAFailure_Connects()
    {
        _fixture.Transport.ThenFail(TransportErrors.Refusal(404, 8522));
        await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token));
        Assert.Empty(_fixture.Runtime.Directory.All);
        await using IRoomCall call = await _fixture.ConnectAsync();
        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
    }

    [Fact]
    public async Task ConnectAsync_ConnectFailed_ThrowsItsReasonWithoutHangingUp()
    {
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection());
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(1);
        await _fixture.PostAsync(CallbackJson.Event("ConnectFailed", "\"callConnectionId\":\"c1\",\"resultInformation\":{\"code\":403,\"subCode\":5829}"));
        Assert.Equal(5829, (await Assert.ThrowsAsync<ActionFailedException>(() => connecting)).ResultInformation.SubCode);
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task ConnectAsync_NoCallbackSecret_Throws()
    {
        await using ScriptedFixture fixture = new(o => (o.CallbackUri, o.CallbackSecret) = (null, null));
        ConnectCall connect = new(ScriptedFixture.Locator) { CallbackUri = new Uri("https://app.example/events") };
        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(() => fixture.Manager.ConnectAsync(connect, CurrentTest.Token));
        Assert.Contains("RoomCallsOptions.CallbackSecret", invalid.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public async Task DisposeAsync_WhileConnecting_CancelsIt()
    {
        ScriptedFixture fixture = new();
        fixture.Transport.ThenHang();
        Task<IRoomCall> connecting = fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await fixture.Transport.WhenRequestsAsync(1);
        await fixture.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(0, fixture.Clock.ActiveTimers);
    }

    /// <summary>The answer to the connect has been taken: the call knows its id.</summary>
    private async Task Accepted()
    {
        await _fixture.Transport.WhenRequestsAsync(1);
        await _fixture.Work.WhenIdleAsync(() => 0, CurrentTest.Token);
        Assert.Equal("c7", _fixture.Runtime.Directory.All.Single().ConnectionId.Value);
    }
}
