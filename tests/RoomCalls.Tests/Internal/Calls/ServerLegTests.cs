using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class ServerLegTests : IDisposable
{
    private readonly LiveCallFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Learn_OtherId_KeepsTheFirst()
    {
        ServerLeg leg = New();
        Assert.True(leg.Id.IsEmpty);
        Assert.True(leg.Learn("c1"));
        Assert.False(leg.Learn("c1"));
        Assert.False(leg.Learn("c2"));
        Assert.Equal("c1", leg.Id.Value);
    }

    [Fact]
    public void Constructor_KnownId_IsKept()
    {
        ServerLeg leg = new(_fixture.Call, CallKey.New(), isForeign: true, "c1");
        Assert.True(leg.IsForeign);
        Assert.False(leg.Learn("c2"));
    }

    [Fact]
    public async Task TryConnect_Waiters_AreReleased()
    {
        ServerLeg leg = New();
        Assert.True(leg.TryWait());
        Assert.False(leg.Connected.IsCompleted);
        Assert.True(leg.TryConnect());
        await leg.Connected;
        Assert.False(leg.StopWaiting(entered: true));
    }

    [Fact]
    public async Task StopWaiting_LastOfAnUnwantedLeg_AbandonsIt()
    {
        ServerLeg leg = New();
        leg.TryWait();
        leg.TryWait();
        Assert.False(leg.StopWaiting(entered: false));
        Assert.True(leg.StopWaiting(entered: false));
        await Assert.ThrowsAsync<OperationCanceledException>(() => leg.Connected);
        Assert.False(leg.TryConnect());
        Assert.False(leg.TryWait());
    }

    /// <summary>One of several callers gives up: the leg stays for the others, and for whoever has it already.</summary>
    [Fact]
    public void StopWaiting_LegThatSomebodyHas_KeepsIt()
    {
        ServerLeg leg = New();
        leg.TryWait();
        leg.TryWait();
        leg.TryConnect();
        Assert.False(leg.StopWaiting(entered: true));
        Assert.False(leg.StopWaiting(entered: false));
        Assert.Equal(LegPhase.Connected, leg.Phase);
    }

    [Fact]
    public void TryEnd_Twice_ReturnsTrueOnce()
    {
        ServerLeg leg = New();
        Assert.True(leg.TryEnd());
        Assert.False(leg.TryEnd());
        Assert.False(leg.TryAbandon());
        Assert.True(leg.IsGone);
        Assert.False(leg.Connected.IsCompleted);   // the attempt tells the reason
        leg.Fail(new CallEndedException("ConnectCall", null));
        Assert.True(leg.Connected.IsFaulted);
    }

    private ServerLeg New() => new(_fixture.Call, CallKey.New());
}
