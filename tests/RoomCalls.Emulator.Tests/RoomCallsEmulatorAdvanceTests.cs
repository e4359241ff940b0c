using System.Collections.Concurrent;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class RoomCallsEmulatorAdvanceTests
{
    [Fact]
    public async Task A_callback_comes_before_a_client_timer_of_the_same_instant()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        ConcurrentQueue<string> order = new();
        fixture.Callbacks.Answer = async callback =>
        {
            await Task.Yield();
            order.Enqueue(callback.Type);
            return 200;
        };
        using ITimer before = fixture.Clock!.CreateTimer(_ => order.Enqueue("before"), null, TimeSpan.FromSeconds(179), Timeout.InfiniteTimeSpan);
        using ITimer same = fixture.Clock.CreateTimer(_ => order.Enqueue("deadline"), null, TimeSpan.FromSeconds(180), Timeout.InfiniteTimeSpan);
        (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        await fixture.AdvanceAsync(180);
        Assert.Equal(["before", "AddParticipantFailed", "deadline"], order);
    }

    [Fact]
    public async Task Three_minutes_of_ringing_pass_step_by_step()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        List<DateTimeOffset> seen = [];
        using ITimer ticker = fixture.Clock!.CreateTimer(_ => seen.Add(fixture.Clock.GetUtcNow()), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        DateTimeOffset start = fixture.Clock.GetUtcNow();
        await fixture.AdvanceAsync(180);
        Assert.Equal(Enumerable.Range(1, 18).Select(number => start.AddSeconds(10 * number)), seen);
        Assert.Equal("2026-01-05T09:03:00+00:00", fixture.Callbacks.All[^1].Event["time"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_client_is_asked_between_all_steps()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        List<double> asked = [];
        DateTimeOffset start = fixture.Clock!.GetUtcNow();
        fixture.Emulator.AddClient(_ =>
        {
            asked.Add((fixture.Clock.GetUtcNow() - start).TotalSeconds);
            return Task.CompletedTask;
        });
        using ITimer one = fixture.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using ITimer two = fixture.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        await fixture.AdvanceAsync(5);
        Assert.Equal([0, 1, 2, 5], asked);
    }

    [Fact]
    public async Task What_the_client_sends_between_two_steps_is_answered_before_the_next()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        Task<ServiceResponse>? sent = null;
        fixture.Emulator.AddClient(async _ =>
        {
            if (sent is not null)
            {
                await sent;
            }
        });
        using ITimer timer = fixture.Clock!.CreateTimer(_ => sent = fixture.AddPhoneAsync(connection, "+14255550100"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await fixture.AdvanceAsync(10);
        (await sent!).Expect(202);
        Assert.Equal("2026-01-05T09:00:01.2+00:00", fixture.Callbacks.All[^1].Event["time"]!.GetValue<string>());
    }

    [Fact]
    public async Task Retries_of_a_callback_wait_on_the_clock()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        int failures = 2;
        fixture.Callbacks.Answer = _ => Task.FromResult(failures-- > 0 ? 500 : 200);
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        await fixture.SettleAsync();
        Assert.Single(fixture.Callbacks.All);
        await fixture.AdvanceAsync(1);
        Assert.Equal(2, fixture.Callbacks.All.Count);
        await fixture.AdvanceAsync(2);
        Assert.Equal(["CallConnected", "CallConnected", "CallConnected", "ParticipantsUpdated"], fixture.Callbacks.All.Select(callback => callback.Type));
        Assert.Equal([(1, 500), (2, 500), (3, 200), (1, 200)], fixture.Emulator.Deliveries.Select(delivery => (delivery.Attempt, delivery.Status!.Value)));
    }

    [Fact]
    public async Task Real_time_cannot_be_advanced()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartRealAsync();
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.AdvanceAsync(1));
        Assert.Contains("EmulatorClock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_does_not_go_back_and_stops_when_cancelled()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.AdvanceAsync(-1));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Emulator.AdvanceAsync(TimeSpan.FromSeconds(1), cancelled.Token));
    }

    [Fact]
    public async Task Real_time_works_too()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartRealAsync(new EmulatorOptions { RingDuration = TimeSpan.FromMilliseconds(1) });
        string connection = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(connection, "+14255550100")).Expect(202);
        await fixture.Callbacks.NextAsync("AddParticipantSucceeded");
    }
}
