using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Calls;

public sealed class SeatLegTests
{
    [Fact]
    public async Task LeaveAsync_SessionFails_RemovesTheSeat()
    {
        using LiveCallFixture fixture = new();
        SeatLeg seat = new(KnownPeople.Alice) { Call = fixture.Call };
        fixture.Call.AddSeat(seat);
        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        seat.UseSession(new StuckSession(), Substitute.For<IDisposable>());

        await Assert.ThrowsAsync<InvalidOperationException>(() => seat.LeaveAsync().AsTask());

        Assert.Empty(fixture.Call.Seats);
        Assert.False(Assert.Single(fixture.Call.State.Seats).IsLive);
    }

    [Fact]
    public async Task OnUpdate_WhatTheSeatSeesOfTheCall_IsReportedOnce()
    {
        using LiveCallFixture fixture = new();
        await using EventCollector events = fixture.Listen();
        SeatLeg seat = new(KnownPeople.Alice) { Call = fixture.Call };
        fixture.Call.AddSeat(seat);
        SeatUpdate[] updates =
        [
            new() { CallId = "call of the sdk" },
            new() { IsRecording = true },
            new() { IsTranscribing = true },
            new() { DominantSpeakers = [KnownPeople.Bob] },
            new() { RaisedHands = [KnownPeople.Bob, KnownPeople.Alice] },
            new() { Diagnostics = new Dictionary<string, string> { ["noNetwork"] = "true" } },
        ];
        seat.OnUpdate(new SeatUpdate { State = SeatState.Connected });
        foreach (SeatUpdate update in updates.SelectMany(static u => new[] { u, u }))
        {
            seat.OnUpdate(update);
        }

        fixture.Call.Release();
        Assert.Equal(1 + updates.Length, (await events.ToEndAsync()).OfType<SeatChanged>().Count());
    }

    private sealed class StuckSession : ICallingSession
    {
        public bool Supports(RoomCallAction action) => false;

        public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) => Task.FromResult(ActionAnswer.Accepted);

        public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => throw new InvalidOperationException("The client is stuck.");
    }
}
