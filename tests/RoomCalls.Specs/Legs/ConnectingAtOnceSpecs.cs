using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support.Schedules;

namespace RoomCalls.Specs.Legs;

/// <summary>One leg per call and process, however many ask for it at once, also where a seat has kept the call since the last leg.</summary>
public sealed class ConnectingAtOnceSpecs
{
    private const int Callers = 6;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 100)]
    [InlineData(50, 10)]
    [InlineData(1000, 300)]
    public async Task Six_who_connect_at_once_beside_a_seat_get_one_leg(int answer, int connected)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = _ => new Fate { Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromMilliseconds(connected) };

        Task<IRoomCall>[] connecting = [.. Enumerable.Range(0, Callers).Select(_ => beside.Fixture.ConnectAsync())];
        await beside.Fixture.UntilEndedAsync(Task.WhenAll(connecting));

        FakeLeg leg = Assert.Single(beside.NewLegs);
        Assert.All(connecting, c => Assert.Equal(leg.Id, c.Result.ConnectionId));
    }

    [Fact]
    public async Task Six_who_connect_on_several_threads_beside_a_seat_get_one_leg()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await fixture.JoinAsync(fixture.Bob);
        await using IRoomCall seat = await fixture.JoinCallAsync(fixture.Alice);
        for (int round = 1; round <= 5; round++)
        {
            IRoomCall last = await fixture.ConnectAsync();
            await fixture.AdvanceToResultAsync(last.HangUpAsync(CurrentTest.Token));
            int before = fixture.Ledger(LedgerKind.Connected).Count;

            Task<IRoomCall[]> connecting = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token), CurrentTest.Token)));
            IRoomCall[] handles = await fixture.AdvanceToResultAsync(connecting);

            Assert.Equal(before + 1, fixture.Ledger(LedgerKind.Connected).Count);
            Assert.Single(handles.Select(h => h.ConnectionId).Distinct());
            await fixture.AdvanceToResultAsync(handles[0].HangUpAsync(CurrentTest.Token));
        }
    }

    [Fact]
    public async Task Six_who_connect_on_several_threads_while_callbacks_arrive_get_one_leg()
    {
        await using Beside beside = await Beside.SeatAsync(withLeg: true);
        for (int round = 0; round < 100; round++)
        {
            FakeLeg old = beside.Fixture.Service.Legs[^1];
            int before = beside.Fixture.Service.Legs.Count;
            using Barrier together = new(Callers + 1);
            Task callbacks = OnItsThreadAsync(() =>
            {
                together.SignalAndWait(CurrentTest.Token);
                beside.Fixture.Service.SendRoster(old);
                beside.Fixture.Service.Drop(old);
                beside.Fixture.Service.SendRoster(old);
                return Task.CompletedTask;
            });

            Task<IRoomCall>[] connecting = [.. Enumerable.Range(0, Callers).Select(_ => OnItsThreadAsync(() =>
            {
                together.SignalAndWait(CurrentTest.Token);
                return beside.Fixture.ConnectAsync();
            }).Unwrap())];
            await callbacks;
            await beside.Fixture.UntilEndedAsync(Task.WhenAll(connecting));
            Task<IRoomCall> last = beside.Fixture.ConnectAsync();
            await beside.Fixture.UntilEndedAsync(last);

            Assert.Equal(before + 1, beside.Fixture.Service.Legs.Count);
            Assert.Equal(beside.Fixture.Service.Legs[^1].Id, (await last).ConnectionId);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(2000)]
    public async Task Who_waits_for_a_leg_that_is_dropped_before_it_came_up_does_not_wait_for_ever_though_somebody_connects_again(int answer)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = number => number == 0 ? new Fate { Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromSeconds(6) } : Fate.Smooth;
        Task<IRoomCall>[] first = [.. Enumerable.Range(0, Callers / 2).Select(_ => beside.Fixture.ConnectAsync())];
        await beside.Fixture.AdvanceAsync(1000);
        beside.Fixture.Service.Drop(beside.Fixture.Service.Legs[^1]);
        await beside.Fixture.SettleAsync();

        Task<IRoomCall>[] second = [.. Enumerable.Range(0, Callers / 2).Select(_ => beside.Fixture.ConnectAsync())];
        await EndedAsync(beside, [.. first, .. second]);

        FakeLeg leg = Assert.Single(beside.NewLegs, static l => l.IsLive);
        Assert.All(second, c => Assert.Equal(leg.Id, c.Result.ConnectionId));
        Assert.All(first, c => Assert.True(c.IsFaulted || c.Result.ConnectionId == leg.Id));
    }

    [Theory]
    [InlineData(nameof(FateKind.Refused), 0)]
    [InlineData(nameof(FateKind.Refused), 100)]
    [InlineData(nameof(FateKind.FailsLater), 0)]
    [InlineData(nameof(FateKind.FailsLater), 100)]
    public async Task All_who_wait_for_an_attempt_that_fails_hear_the_same(string kind, int answer)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = number => number == 0 ? new Fate { Kind = Enum.Parse<FateKind>(kind), Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromMilliseconds(200) } : Fate.Smooth;

        Task<IRoomCall>[] connecting = [.. Enumerable.Range(0, Callers).Select(_ => beside.Fixture.ConnectAsync())];
        await EndedAsync(beside, connecting);

        int failed = connecting.Count(static c => c.IsFaulted);
        Assert.True(kind == nameof(FateKind.Refused) && answer == 0 ? failed >= 1 : failed == Callers, $"{failed} failed");
        Assert.All(connecting.Where(static c => c.IsFaulted), c => Assert.IsType<ActionFailedException>(c.Exception!.InnerException));
        Assert.True(beside.NewLegs.Count(static l => l.IsLive) <= 1);
        await using IRoomCall afterwards = await beside.Fixture.ResultAsync(beside.Fixture.ConnectAsync());
        Assert.Equal(afterwards.ConnectionId, Assert.Single(beside.NewLegs, static l => l.IsLive).Id);
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(300, 200)]
    public async Task Those_who_give_up_take_nothing_from_those_who_wait(int answer, int connected)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = _ => new Fate { Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromMilliseconds(connected) };
        using CancellationTokenSource givingUp = new();

        Task<IRoomCall>[] impatient = [.. Enumerable.Range(0, Callers / 2).Select(_ => beside.Fixture.ConnectAsync(givingUp))];
        Task<IRoomCall>[] patient = [.. Enumerable.Range(0, Callers / 2).Select(_ => beside.Fixture.ConnectAsync())];
        await beside.Fixture.AdvanceAsync(50);
        await givingUp.CancelAsync();
        await EndedAsync(beside, [.. impatient, .. patient]);

        Assert.All(impatient, static c => Assert.True(c.IsCanceled));
        FakeLeg leg = Assert.Single(beside.NewLegs, static l => l.IsLive);
        Assert.All(patient, c => Assert.Equal(leg.Id, c.Result.ConnectionId));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(300, 200)]
    [InlineData(500, 0)]
    public async Task When_all_give_up_no_leg_is_left(int answer, int connected)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = _ => new Fate { Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromMilliseconds(connected) };
        using CancellationTokenSource givingUp = new();

        Task<IRoomCall>[] connecting = [.. Enumerable.Range(0, Callers).Select(_ => beside.Fixture.ConnectAsync(givingUp))];
        await beside.Fixture.AdvanceAsync(100);
        await givingUp.CancelAsync();
        await EndedAsync(beside, connecting);
        await beside.Fixture.AdvanceAsync(TimeSpan.FromMinutes(3));

        Task<IRoomCall>[] lucky = [.. connecting.Where(static c => c.IsCompletedSuccessfully)];
        Assert.True(lucky.Length > 0 || !beside.NewLegs.Any(static l => l.IsLive), $"{beside.NewLegs.Count(static l => l.IsLive)} legs are left that nobody has");
        await using IRoomCall again = await beside.Fixture.ResultAsync(beside.Fixture.ConnectAsync());
        Assert.Single(beside.NewLegs, static l => l.IsLive);
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(300, 200)]
    [InlineData(500, 0)]
    public async Task When_the_manager_is_disposed_meanwhile_nobody_waits_for_ever_and_no_leg_is_left(int answer, int connected)
    {
        await using Beside beside = await Beside.SeatAsync();
        beside.Connects = _ => new Fate { Answer = TimeSpan.FromMilliseconds(answer), Event = TimeSpan.FromMilliseconds(connected) };

        Task<IRoomCall>[] connecting = [.. Enumerable.Range(0, Callers).Select(_ => beside.Fixture.ConnectAsync())];
        await beside.Fixture.AdvanceAsync(100);
        Task disposing = beside.Fixture.DisposeServicesAsync().AsTask();
        await EndedAsync(beside, [.. connecting, disposing]);
        await beside.Fixture.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.True(disposing.IsCompletedSuccessfully);
        Assert.True(connecting.Any(static c => c.IsCompletedSuccessfully) || !beside.NewLegs.Any(static l => l.IsLive), "A leg is left that nobody has.");
    }

    private static Task<T> OnItsThreadAsync<T>(Func<T> act) => Task.Factory.StartNew(act, CurrentTest.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task EndedAsync(Beside beside, params Task[] tasks) =>
        await beside.Fixture.UntilEndedAsync(Task.WhenAll(tasks.Select(static t => t.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))));

    /// <summary>A seat in a call whose leg is gone.</summary>
    private sealed class Beside : IAsyncDisposable
    {
        private IRoomCall? _seat;
        private int _connects;
        private int _before;

        private Beside() => Fixture = new FakeServiceFixture((action, _) => action is ConnectCall && Connects is { } connects ? connects(_connects++) : Fate.Smooth);

        public FakeServiceFixture Fixture { get; }

        public Func<int, Fate>? Connects { get; set; }

        public IEnumerable<FakeLeg> NewLegs => Fixture.Service.Legs.Skip(_before);

        public static async Task<Beside> SeatAsync(bool withLeg = false)
        {
            Beside beside = new();
            beside._seat = await beside.Fixture.ResultAsync(beside.Fixture.JoinAsync(KnownPeople.Alice));
            IRoomCall server = await beside.Fixture.ResultAsync(beside.Fixture.ConnectAsync());
            if (withLeg)
            {
                return beside;
            }

            beside.Fixture.Service.Drop(beside.Fixture.Service.Legs.Single());
            await beside.Fixture.AdvanceAsync(1000);
            await server.DisposeAsync();
            beside._before = beside.Fixture.Service.Legs.Count;
            return beside;
        }

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }
}
