using RoomCalls.Actions;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class ConnectorRegressionTests
{
    [Fact]
    public async Task ConnectAsync_CancelledWhenTheLegIsUpAlreadyHangsItUp()
    {
        await using ManagerBench bench = new();
        TaskCompletionSource<ActionAnswer> answer = new();
        bench.Transport.Then(_ => answer.Task);
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<IRoomCall> connecting = bench.Manager.ConnectAsync(ManagerBench.Room, source.Token);
        await bench.Transport.WhenRequestsAsync(1);
        bench.TheCall().Leg.Learn("c1");
        bench.TheCall().TryPost([ManagerBench.Connected]);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        answer.SetResult(ManagerBench.Connection());
        await bench.Transport.WhenRequestsAsync(2);

        Assert.IsType<HangUpCall>(bench.Transport.Requests[1].Action);
        Assert.Equal("c1", bench.Transport.Requests[1].Envelope.CallConnectionId);
    }

    [Fact]
    public async Task ConnectAsync_OfADisposedManagerSendsNothing()
    {
        ManagerBench bench = new();
        await bench.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Manager.ConnectAsync(ManagerBench.Room, TestContext.Current.CancellationToken));

        Assert.Empty(bench.Transport.Requests);
        Assert.Equal(0, bench.Clock.ActiveTimers);
    }
}
