using Microsoft.Extensions.Logging.Abstractions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Storing;
using RoomCalls.Internal.Streams;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Support;

/// <summary>One live call with a connected leg by itself, with its clock, its store and its metrics.</summary>
internal sealed class LiveCallFixture : IDisposable
{
    public LiveCallFixture(TimeSpan? settleTime = null, int queueCapacity = 4096)
    {
        Tombstones = new(Clock);
        Unclaimed = new(Clock, TimeSpan.FromSeconds(60), Metrics.CreateMetrics());
        Store = new InMemoryCallStore(Tombstones, Unclaimed, Clock);
        Settings = new CallSettings(
            Store, Clock, Metrics.CreateMetrics(), new CallLog(NullLogger.Instance), Feed)
        {
            EndSettleTime = settleTime ?? TimeSpan.FromMilliseconds(250),
            QueueCapacity = queueCapacity,
        };
        Call = New();
        Call.Handles.TryAcquire();
        Leg = Connect(Call, "c1");
    }

    public MetricsCollector Metrics { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public ManagerFeed Feed { get; } = new();

    public Tombstones Tombstones { get; }

    public UnclaimedEvents Unclaimed { get; }

    public InMemoryCallStore Store { get; }

    public RecordingCallOwner Owner { get; } = new();

    public CallSettings Settings { get; }

    public LiveCall Call { get; }

    public ServerLeg Leg { get; }

    public static ParticipantsUpdated Roster(int number, params RosterEntry[] entries) => new(entries, number) { Time = ManualTimeProvider.At(number), Id = $"roster {number}" };

    public LiveCall New(CallLocator? locator = null) => new(locator, Settings, Owner);

    /// <summary>Gives a call a leg that is connected.</summary>
    public ServerLeg Connect(LiveCall call, CallConnectionId? id = null)
    {
        ServerLeg leg = new(call, CallKey.New(), isForeign: false, id);
        call.Members.TrySetLeg(leg);
        call.Post(new LegRenewed(Clock.GetUtcNow(), leg.Generation));
        leg.TryConnect();
        _ = Store.FollowAsync(leg.Key.Value, leg, CurrentTest.Token).AsTask();
        return leg;
    }

    /// <summary>Appends events to the log of the call's leg.</summary>
    public AppendResult Append(params RoomCallEvent[] events)
    {
        AppendResult result = Store.AppendAsync(
            new CallbackEntry { CallKey = Call.Leg!.Key.Value, At = Clock.GetUtcNow(), Events = events }, CurrentTest.Token).AsTask().Result;
        if (result.RepeatedCount > 0)
        {
            Settings.Metrics.Dropped(RoomCalls.Internal.Diagnostics.DropReason.Repeated, result.RepeatedCount);
        }

        return result;
    }

    public void Post(params RoomCallEvent[] events) => Assert.Equal(AppendStatus.Added, Append(events).Status);

    public void PostRoster(int number, params RosterEntry[] entries) => Post(Roster(number, entries));

    /// <summary>Appends a roster that was asked for when the log had come to a place: without one, now.</summary>
    public void PostRead(RosterEntry[] entries, CallConnectionState? connection = null, long? askedAt = null) => Append(new RosterReadEntry
    {
        CallKey = Call.Leg!.Key.Value,
        At = Clock.GetUtcNow(),
        Participants = entries,
        AskedAt = Clock.GetUtcNow(),
        AskedAtPosition = askedAt ?? Call.Model.Position,
        Connection = connection,
    });

    public void PostEnd(ResultInformation reason) =>
        Append(new ConnectionEndEntry { CallKey = Call.Leg!.Key.Value, At = Clock.GetUtcNow(), Reason = reason });

    public EventCollector Listen(int capacity = 1024) => new(Call.Listen(new ListenOptions { Capacity = capacity, Include = EventKinds.All }, CurrentTest.Token), CurrentTest.Token);

    public void Dispose() => Metrics.Dispose();

    private void Append(CallLogEntry entry) => Assert.Equal(AppendStatus.Added, Store.AppendAsync(entry, CurrentTest.Token).AsTask().Result.Status);
}
