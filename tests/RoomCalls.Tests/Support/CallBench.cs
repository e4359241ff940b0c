using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Tests.Support;

/// <summary>One live call on a bench: its clock, its metrics, and what can be posted to it.</summary>
internal sealed class CallBench : IDisposable
{
    private readonly Metrics _metrics = new();

    public CallBench(TimeSpan? settleTime = null, int queueCapacity = 4096)
    {
        Settings = new CallSettings(Clock, _metrics.Told, new CallLog(NullLogger.Instance), Feed, settleTime ?? TimeSpan.FromMilliseconds(250), queueCapacity);
        Call = New();
        Call.TryAcquire();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ManagerFeed Feed { get; } = new();

    public CallSettings Settings { get; }

    public LiveCall Call { get; }

    public MetricsSpy Spy => _metrics.Spy;

    public LiveCall New(CallLocator? locator = null, CallConnectionId? id = null) => new(new ServerLeg(CallKey.New(), isForeign: false, id ?? "c1"), locator, Settings);

    public void Post(params RoomCallEvent[] events) => Assert.True(Call.TryPost(events));

    public void PostRoster(int number, params RosterEntry[] entries) => Post(Roster(number, entries));

    public static ParticipantsUpdated Roster(int number, params RosterEntry[] entries) => new(entries, number) { Time = Rosters.At(number), Id = $"roster {number}" };

    public IAsyncEnumerator<RoomCallEvent> Listen(int capacity = 1024) =>
        Call.Listen(new ListenOptions { Capacity = capacity }, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    public void Dispose() => _metrics.Dispose();
}
