using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Tests.Support;

/// <summary>One live call by itself, with its clock and its metrics.</summary>
internal sealed class LiveCallFixture : IDisposable
{
    public LiveCallFixture(TimeSpan? settleTime = null, int queueCapacity = 4096)
    {
        Settings = new CallSettings(Clock, Metrics.CreateMetrics(), new CallLog(NullLogger.Instance), Feed, settleTime ?? TimeSpan.FromMilliseconds(250), queueCapacity);
        Call = New();
        Call.TryAcquire();
    }

    public MetricsCollector Metrics { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public ManagerFeed Feed { get; } = new();

    public CallSettings Settings { get; }

    public LiveCall Call { get; }

    public static ParticipantsUpdated Roster(int number, params RosterEntry[] entries) => new(entries, number) { Time = ManualTimeProvider.At(number), Id = $"roster {number}" };

    public LiveCall New(CallLocator? locator = null, CallConnectionId? id = null) => new(new ServerLeg(CallKey.New(), isForeign: false, id ?? "c1"), locator, Settings);

    public void Post(params RoomCallEvent[] events) => Assert.True(Call.TryPost(events));

    public void PostRoster(int number, params RosterEntry[] entries) => Post(Roster(number, entries));

    public EventCollector Listen(int capacity = 1024) => new(Call.Listen(new ListenOptions { Capacity = capacity, Include = EventKinds.All }, CurrentTest.Token), CurrentTest.Token);

    public void Dispose() => Metrics.Dispose();
}
