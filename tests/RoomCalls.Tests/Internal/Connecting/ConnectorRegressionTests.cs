using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class ConnectorRegressionTests
{
    [Fact]
    public async Task ConnectAsync_CancelledAfterCallConnected_HangsUp()
    {
        await using ScriptedFixture fixture = new();
        TaskCompletionSource<ActionAnswer> answer = new();
        fixture.Transport.Then(_ => answer.Task);
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<IRoomCall> connecting = fixture.Manager.ConnectAsync(ScriptedFixture.Locator, source.Token);
        await fixture.Transport.WhenRequestsAsync(1);
        await fixture.PostAsync(CallbackJson.Event("CallConnected"));

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        answer.SetResult(ScriptedFixture.Connection());
        await fixture.Transport.WhenRequestsAsync(2);

        Assert.IsType<HangUpCall>(fixture.Transport.Requests[1].Action);
        Assert.Equal("c1", fixture.Transport.Requests[1].Envelope.CallConnectionId);
    }

    [Fact]
    public async Task ConnectAsync_DisposedManager_SendsNothing()
    {
        ScriptedFixture fixture = new();
        await fixture.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => fixture.Manager.ConnectAsync(ScriptedFixture.Locator, TestContext.Current.CancellationToken));

        Assert.Empty(fixture.Transport.Requests);
        Assert.Equal(0, fixture.Clock.ActiveTimers);
    }
}
