using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoomCalls.Actions;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>The whole library over the <see cref="FakeCallService"/>, on a clock that stands until a test moves it.</summary>
internal sealed class FakeServiceFixture : IAsyncDisposable
{
    /// <summary>The room of tests that need one.</summary>
    public static readonly RoomId Room = new("990");

    /// <summary>Longer than any time for which leaving may be waited for.</summary>
    private static readonly TimeSpan LongestLeaving = TimeSpan.FromMinutes(2);

    private readonly ServiceProvider _services;
    private readonly WorkTracker _work;
    private readonly RunningThreads _threads = RunningThreads.Begin();

    /// <param name="decide">What becomes of requests; all is done at once by default.</param>
    /// <param name="log">Where logs go.</param>
    public FakeServiceFixture(Func<RoomCallAction, RoomId?, Fate>? decide = null, LogCollector? log = null)
    {
        Service = new FakeCallService(Clock, decide ?? (static (_, _) => Fate.Smooth));
        ServiceCollection services = new();
        services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ICallAutomationTransport>(Service)
            .AddSingleton<IRoomsTransport>(Service)
            .AddSingleton<ICallingTransport>(Service);
        if (log is not null)
        {
            services.AddLogging(logging => logging.AddProvider(log));
        }

        services.AddRoomCalls(o =>
        {
            o.CallbackUri = new Uri("https://app.example/events");
            o.CallbackSecret = ScriptedFixture.Secret;
            o.CallerId = KnownPhones.CallerId;
            o.Resilience.BaseDelay = TimeSpan.Zero;
        });
        _services = services.BuildServiceProvider();
        _work = _services.GetRequiredService<WorkTracker>();
        Manager = _services.GetRequiredService<IRoomCallManager>();
        Service.Manager = Manager;
    }

    public ManualTimeProvider Clock { get; } = new();

    public FakeCallService Service { get; }

    public IRoomCallManager Manager { get; }

    public CallLocator Locator { get; } = CallLocator.Room(Room);

    /// <summary>A busy machine may need a moment more for what should have ended long ago.</summary>
    public static async Task<bool> IsDoneAfterAllAsync(Func<bool> isDone)
    {
        for (int i = 0; i < 300 && !isDone(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return isDone();
    }

    public Task<IRoomCall> ConnectAsync(CancellationTokenSource? givingUp = null) => Manager.ConnectAsync(Locator, givingUp?.Token ?? CurrentTest.Token);

    public Task<IRoomCall> JoinAsync(ParticipantId user, CancellationTokenSource? givingUp = null) =>
        Manager.JoinAsync(new JoinCall(Locator, SeatOf(user)), givingUp?.Token ?? CurrentTest.Token);

    public SeatUser SeatOf(ParticipantId user) => SeatUser.WithToken(user, new RoomUserToken("token", Clock.GetUtcNow().AddDays(1)));

    /// <summary>Lets time pass until something has ended well.</summary>
    public async Task<T> ResultAsync<T>(Task<T> task)
    {
        await UntilEndedAsync(task);
        return await task;
    }

    /// <summary>Lets time pass until something has ended well.</summary>
    public async Task ResultAsync(Task task)
    {
        await UntilEndedAsync(task);
        await task;
    }

    /// <summary>Lets time pass until something has ended, and fails when that takes longer than anything may.</summary>
    public async Task UntilEndedAsync(Task task, TimeSpan? within = null) =>
        Assert.True(await AdvanceUntilAsync(() => task.IsCompleted, within ?? TimeSpan.FromMinutes(5)), $"This did not end.\n{string.Join('\n', Service.Lines)}");

    /// <summary>Lets time pass, from one timer to the next, with rest in between.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        DateTimeOffset end = Clock.GetUtcNow() + time;
        await SettleAsync();
        while (Clock.UntilNext is TimeSpan next && Clock.GetUtcNow() + next <= end)
        {
            Clock.Advance(next);
            await SettleAsync();
        }

        Clock.Advance(end - Clock.GetUtcNow());
        await SettleAsync();
    }

    /// <inheritdoc cref="AdvanceAsync(TimeSpan)"/>
    public Task AdvanceAsync(int milliseconds) => AdvanceAsync(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Lets time pass, from one timer to the next, until something holds.</summary>
    /// <returns>Whether it holds.</returns>
    public async Task<bool> AdvanceUntilAsync(Func<bool> isDone, TimeSpan within)
    {
        DateTimeOffset end = Clock.GetUtcNow() + within;
        await SettleAsync();
        while (!isDone())
        {
            if (Clock.UntilNext is TimeSpan next && Clock.GetUtcNow() + next <= end)
            {
                Clock.Advance(next);
                await SettleAsync();
            }
            else if (!await IsDoneAfterAllAsync(() => isDone() || Clock.GetUtcNow() + Clock.UntilNext <= end))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Waits until everything rests, what the caller of an action does next included.</summary>
    public async Task SettleAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1), TimeProvider.System);
        await _work.WhenIdleAsync(() => Service.Waiting, limit.Token);
        await _threads.WhenAloneAsync();
    }

    /// <summary>Disposes the services, however long it takes.</summary>
    public ValueTask DisposeServicesAsync() => _services.DisposeAsync();

    /// <summary>Disposes the services; a test of what never ends must end.</summary>
    public async ValueTask DisposeAsync()
    {
        Task disposing = _services.DisposeAsync().AsTask();
        await AdvanceUntilAsync(() => disposing.IsCompleted, LongestLeaving);
    }
}
