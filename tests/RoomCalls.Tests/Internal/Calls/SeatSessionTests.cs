using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class SeatSessionTests : IDisposable
{
    private static readonly ResultInformation Left = new(0, 0, "Left.");
    private readonly LiveCallFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task LeaveAsync_SessionFails_RemovesTheSeat()
    {
        SeatSession seat = Sit(new StuckSession(() => throw new InvalidOperationException("The client is stuck.")));

        await seat.LeaveAsync(Left);

        Assert.Empty(_fixture.Call.Members.Seats);
        Assert.False(Assert.Single(_fixture.Call.State.Seats).IsLive);
    }

    [Fact]
    public async Task LeaveAsync_SessionNeverEnds_IsBounded()
    {
        TaskCompletionSource never = new();
        SeatSession seat = Sit(new StuckSession(() => never.Task));

        Task leaving = seat.LeaveAsync(Left).AsTask();
        Assert.False(Assert.Single(_fixture.Call.State.Seats).IsLive);   // told first
        Assert.False(leaving.IsCompleted);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(10));

        await leaving;
        Assert.Equal(0, _fixture.Clock.ActiveTimers);
    }

    [Fact]
    public async Task UseSession_AfterLeaving_DisposesIt()
    {
        SeatSession seat = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings);
        _fixture.Call.Members.TryAdd(seat);
        await seat.LeaveAsync(Left);
        bool disposed = false;

        seat.UseSession(new StuckSession(() =>
        {
            disposed = true;
            return Task.CompletedTask;
        }), null);

        Assert.True(disposed);
        Assert.Null(seat.Session);
    }

    [Fact]
    public void OnUpdate_UntrustedClient_NamesNoCall()
    {
        SeatSession seat = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings) { IsTrusted = false };
        _fixture.Call.Members.TryAdd(seat);

        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected, ServerCallId = "somebody else's" });

        Assert.Null(_fixture.Call.State.ServerCallId);
        Assert.Equal(SeatState.Connected, Assert.Single(_fixture.Call.State.Seats).State);
    }

    /// <summary>What an earlier seat of the same user still tells is late: it is not the new seat's.</summary>
    [Fact]
    public void OnUpdate_EarlierSeatOfTheUser_IsDropped()
    {
        SeatSession first = Sit(new StuckSession(() => Task.CompletedTask));
        first.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        SeatSession second = Sit(new StuckSession(() => Task.CompletedTask));

        first.OnUpdate(new SeatUpdate { State = SeatState.Disconnected });

        Assert.True(Assert.Single(_fixture.Call.State.Seats).IsLive);
        Assert.Equal(1, _fixture.Metrics.Dropped("late"));
        Assert.Equal([second], _fixture.Call.Members.Seats);
    }

    private SeatSession Sit(ICallingSession session)
    {
        SeatSession seat = new(_fixture.Call, KnownPeople.Alice, _fixture.Settings);
        Assert.True(_fixture.Call.Members.TryAdd(seat));
        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        seat.UseSession(session, Substitute.For<IDisposable>());
        return seat;
    }

    private sealed class StuckSession(Func<Task> leave) : ICallingSession
    {
        public bool Supports(RoomCallAction action) => false;

        public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) => Task.FromResult(ActionAnswer.Accepted);

        public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => new(leave());
    }
}
