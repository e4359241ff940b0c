using System.Collections.Concurrent;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class RoomCallsEmulatorAdvanceTests
{
    [Fact]
    public async Task A_callback_comes_before_a_client_timer_of_the_same_instant()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        ConcurrentQueue<string> order = new();
        stage.Sink.Answer = async callback =>
        {
            await Task.Yield();
            order.Enqueue(callback.Type);
            return 200;
        };
        using ITimer before = stage.Clock!.CreateTimer(_ => order.Enqueue("before"), null, TimeSpan.FromSeconds(179), Timeout.InfiniteTimeSpan);
        using ITimer same = stage.Clock.CreateTimer(_ => order.Enqueue("deadline"), null, TimeSpan.FromSeconds(180), Timeout.InfiniteTimeSpan);
        (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        await stage.AdvanceAsync(180);
        Assert.Equal(["before", "AddParticipantFailed", "deadline"], order);
    }

    [Fact]
    public async Task Three_minutes_of_ringing_pass_step_by_step()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        List<DateTimeOffset> seen = [];
        using ITimer ticker = stage.Clock!.CreateTimer(_ => seen.Add(stage.Clock.GetUtcNow()), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        DateTimeOffset start = stage.Clock.GetUtcNow();
        await stage.AdvanceAsync(180);
        Assert.Equal(Enumerable.Range(1, 18).Select(number => start.AddSeconds(10 * number)), seen);
        Assert.Equal("2026-01-05T09:03:00+00:00", stage.Sink.All[^1].Event["time"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_client_is_asked_between_all_steps()
    {
        await using Stage stage = await Stage.StartAsync();
        List<double> asked = [];
        DateTimeOffset start = stage.Clock!.GetUtcNow();
        stage.Emulator.AddClient(_ =>
        {
            asked.Add((stage.Clock.GetUtcNow() - start).TotalSeconds);
            return Task.CompletedTask;
        });
        using ITimer one = stage.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using ITimer two = stage.Clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        await stage.AdvanceAsync(5);
        Assert.Equal([0, 1, 2, 5], asked);
    }

    [Fact]
    public async Task What_the_client_sends_between_two_steps_is_answered_before_the_next()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        Task<ServiceAnswer>? sent = null;
        stage.Emulator.AddClient(async _ =>
        {
            if (sent is not null)
            {
                await sent;
            }
        });
        using ITimer timer = stage.Clock!.CreateTimer(_ => sent = stage.AddPhoneAsync(connection, "+14255550100"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await stage.AdvanceAsync(10);
        (await sent!).Expect(202);
        Assert.Equal("2026-01-05T09:00:01.2+00:00", stage.Sink.All[^1].Event["time"]!.GetValue<string>());
    }

    [Fact]
    public async Task Retries_of_a_callback_wait_on_the_clock()
    {
        await using Stage stage = await Stage.StartAsync();
        int failures = 2;
        stage.Sink.Answer = _ => Task.FromResult(failures-- > 0 ? 500 : 200);
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        await stage.SettleAsync();
        Assert.Single(stage.Sink.All);
        await stage.AdvanceAsync(1);
        Assert.Equal(2, stage.Sink.All.Count);
        await stage.AdvanceAsync(2);
        Assert.Equal(["CallConnected", "CallConnected", "CallConnected", "ParticipantsUpdated"], stage.Sink.All.Select(callback => callback.Type));
        Assert.Equal([(1, 500), (2, 500), (3, 200), (1, 200)], stage.Emulator.Deliveries.Select(delivery => (delivery.Attempt, delivery.Status!.Value)));
    }

    [Fact]
    public async Task Real_time_cannot_be_advanced()
    {
        await using Stage stage = await Stage.StartRealAsync();
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => stage.AdvanceAsync(1));
        Assert.Contains("EmulatorClock", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_does_not_go_back_and_stops_when_cancelled()
    {
        await using Stage stage = await Stage.StartAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stage.AdvanceAsync(-1));
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Emulator.AdvanceAsync(TimeSpan.FromSeconds(1), cancelled.Token));
    }

    [Fact]
    public async Task Real_time_works_too()
    {
        await using Stage stage = await Stage.StartRealAsync(new EmulatorOptions { RingDuration = TimeSpan.FromMilliseconds(1) });
        string connection = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(connection, "+14255550100")).Expect(202);
        await stage.Sink.NextAsync("AddParticipantSucceeded");
    }
}
