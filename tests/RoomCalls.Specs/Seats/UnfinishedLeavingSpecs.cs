using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Seats;

/// <summary>A client that never finishes leaving keeps nobody waiting.</summary>
public sealed class UnfinishedLeavingSpecs
{
    /// <summary>Longer than anybody should wait for a client that leaves.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposing_the_handle_ends_and_gives_the_call_back(bool besideALeg)
    {
        LogCollector log = new();
        await using FakeServiceFixture fixture = NeverLeaving(log);
        IRoomCall? server = besideALeg ? await fixture.ResultAsync(fixture.ConnectAsync()) : null;
        IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        int before = log.Lines.Count;

        await fixture.UntilEndedAsync(seat.DisposeAsync().AsTask(), Longest);

        if (server is not null)
        {
            Assert.DoesNotContain(server.State.Seats, s => s.IsLive);
            await fixture.UntilEndedAsync(server.DisposeAsync().AsTask(), Longest);
        }

        await fixture.AdvanceAsync(1000);
        Assert.Empty(fixture.Manager.Calls);
        Assert.Contains(log.Lines.Skip(before), l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains(KnownPeople.Alice.RawId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disposing_the_manager_ends()
    {
        FakeServiceFixture fixture = NeverLeaving();
        IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        await fixture.UntilEndedAsync(fixture.DisposeServicesAsync().AsTask(), Longest);

        Assert.True(Assert.Single(fixture.Service.Sessions).IsDisposed);
        await fixture.UntilEndedAsync(seat.DisposeAsync().AsTask(), Longest);
        Assert.True(await FakeServiceFixture.IsDoneAfterAllAsync(() => fixture.Clock.ActiveTimers == fixture.Service.Timers));
    }

    [Fact]
    public async Task Disposing_the_manager_ends_after_a_handle_whose_leaving_is_under_way()
    {
        FakeServiceFixture fixture = NeverLeaving();
        IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        Task leaving = seat.DisposeAsync().AsTask();

        await fixture.UntilEndedAsync(fixture.DisposeServicesAsync().AsTask(), Longest);
        await fixture.UntilEndedAsync(leaving, Longest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_hears_at_once_that_the_seat_is_gone(bool byTheManager)
    {
        await using FakeServiceFixture fixture = NeverLeaving();
        IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await using EventCollector events = EventCollector.Listen(seat);
        DateTimeOffset before = fixture.Clock.GetUtcNow();

        Task ending = byTheManager ? fixture.DisposeServicesAsync().AsTask() : seat.DisposeAsync().AsTask();
        await fixture.AdvanceAsync(10);

        Assert.True(await FakeServiceFixture.IsDoneAfterAllAsync(() => seat.State.Seats.All(static s => s.State == SeatState.Disconnected)), "The seat is not told as Disconnected.");
        SeatChanged changed = await events.UntilAsync<SeatChanged>(static e => e.Seat.State == SeatState.Disconnected);
        Assert.True(changed.Time - before < TimeSpan.FromMilliseconds(10));
        await fixture.UntilEndedAsync(ending, Longest);
    }

    [Fact]
    public async Task A_join_that_is_given_up_ends()
    {
        await using FakeServiceFixture fixture = NeverLeaving(first: TimeSpan.FromSeconds(5));
        using CancellationTokenSource givingUp = new();
        Task<IRoomCall> joining = fixture.JoinAsync(KnownPeople.Alice, givingUp);
        await fixture.AdvanceAsync(100);

        await givingUp.CancelAsync();
        await fixture.UntilEndedAsync(joining.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default), Longest);

        Assert.True(joining.IsCanceled);
        Assert.Empty(fixture.Manager.Calls);
        Assert.True(Assert.Single(fixture.Service.Sessions).IsDisposed);
    }

    [Fact]
    public async Task The_user_can_join_again_although_the_last_client_never_finished_leaving()
    {
        int joins = 0;
        await using FakeServiceFixture fixture = new((action, _) => new Fate { Leaving = action is JoinCall && joins++ == 0 ? null : TimeSpan.Zero });
        await using IRoomCall server = await fixture.ResultAsync(fixture.ConnectAsync());
        IRoomCall seat = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));
        await fixture.UntilEndedAsync(seat.DisposeAsync().AsTask(), Longest);

        await using IRoomCall again = await fixture.ResultAsync(fixture.JoinAsync(KnownPeople.Alice));

        Assert.True(again.State.Seats.Last(s => s.Id == KnownPeople.Alice).IsLive);
    }

    private static FakeServiceFixture NeverLeaving(LogCollector? log = null, TimeSpan first = default) =>
        new((action, _) => new Fate { Leaving = action is JoinCall ? null : TimeSpan.Zero, Event = action is JoinCall ? first : TimeSpan.Zero }, log);
}
