using System.Collections.Concurrent;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What the logs of every <see cref="ICallStore"/> do: one order per call connection, no repeats, nothing lost before a follower comes or after it has gone.</summary>
public abstract class CallLogContract
{
    private const int Threads = 4;
    private protected const int Rounds = 200;
    private protected const string Key = "the key";

    private protected static readonly CallName Room = new(CallNameKind.Room, "991");

    private readonly Lazy<ICallStore> _store;

    protected CallLogContract() => _store = new(() => CreateStore(Clock));

    private protected ManualTimeProvider Clock { get; } = new();

    private protected ICallStore Store => _store.Value;

    /// <summary>Creates a store that keeps events for a later follower for 60 seconds.</summary>
    private protected abstract ICallStore CreateStore(TimeProvider timeProvider);

    [Fact]
    public async Task A_follower_gets_every_entry_in_one_order_from_position_1_without_gaps()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        ConcurrentBag<string> added = [];
        await AllAtOnceAsync(async thread =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                Assert.Equal(AppendStatus.Added, (await AppendAsync(Key, $"{thread}-{i:D4}")).Status);
                added.Add($"{thread}-{i:D4}");
            }
        });
        Assert.Equal(Enumerable.Range(1, Threads * Rounds).Select(static n => (long)n), follower.Entries.Select(static e => e.Position));
        Assert.Equal(added.Order(), follower.Ids.Order());
        Assert.All(follower.Ids.GroupBy(static id => id[0]), static own => Assert.Equal(own.Order(), own));
        Assert.True(follower.Runs >= 1);
    }

    [Fact]
    public async Task Each_call_connection_has_a_separate_order()
    {
        CallFollowerRecorder one = await FollowAsync("one"), two = await FollowAsync("two");
        await AppendAsync("one", "1");
        await AppendAsync("two", "1");
        await AppendAsync("one", "2");
        Assert.Equal([1, 2], one.Entries.Select(static e => e.Position));
        Assert.Equal([1], two.Entries.Select(static e => e.Position));
    }

    [Fact]
    public async Task Rosters_and_ends_have_their_place_in_the_order()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        await AppendAsync(Key, "1");
        RosterReadEntry read = new() { CallKey = Key, At = Clock.GetUtcNow(), Participants = [], AskedAt = Clock.GetUtcNow(), AskedAtPosition = 1 };
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(read, CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(new ConnectionEndEntry { CallKey = Key, At = Clock.GetUtcNow() }, CurrentTest.Token)).Status);
        Assert.Equal(
            [(typeof(CallbackEntry), 1L), (typeof(RosterReadEntry), 2), (typeof(ConnectionEndEntry), 3)],
            follower.Entries.Select(static e => (e.GetType(), e.Position)));
    }

    [Fact]
    public async Task The_follower_works_while_the_store_holds_no_lock()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        follower.OnRun = () =>
        {
            follower.OnRun = static () => { };
            Task other = Task.Run(async () => await AppendAsync(Key, "2"), CurrentTest.Token);
            Task name = Task.Run(async () => await Store.ClaimAsync(Room, Key, CurrentTest.Token), CurrentTest.Token);
            Assert.True(Task.WhenAll(other, name).Wait(CurrentTest.HangTimeout, CurrentTest.Token));
        };
        await AppendAsync(Key, "1");
        Assert.Equal(["1", "2"], follower.Ids);
    }

    [Fact]
    public async Task A_repeat_is_dropped_for_ten_minutes()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        await AppendAsync(Key, "1", "2");
        AppendResult some = await AppendAsync(Key, "2", "3");
        AppendResult all = await AppendAsync(Key, "1", "2");
        Assert.Equal((AppendStatus.Added, 1, AppendStatus.Added, 2), (some.Status, some.RepeatedCount, all.Status, all.RepeatedCount));
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, (await AppendAsync(Key, "3")).RepeatedCount);
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(0, (await AppendAsync(Key, "3")).RepeatedCount);
        Assert.Equal(["1", "2", "3", "3"], follower.Ids);
        Assert.Equal([1, 2, 3], follower.Entries.Select(static e => e.Position));
    }

    [Fact]
    public async Task An_event_without_an_id_is_no_repeat()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        await AppendAsync(Key, "");
        await AppendAsync(Key, "");
        Assert.Equal(2, follower.Ids.Count);
    }

    [Fact]
    public async Task Of_one_event_sent_many_times_at_once_one_counts()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        for (int round = 0; round < Rounds; round++)
        {
            int added = 0;
            await AllAtOnceAsync(async _ =>
            {
                if ((await AppendAsync(Key, $"{round}")).RepeatedCount == 0)
                {
                    Interlocked.Increment(ref added);
                }
            });
            Assert.Equal(1, added);
        }

        Assert.Equal(Enumerable.Range(0, Rounds).Select(static n => $"{n}"), follower.Ids);
    }

    [Fact]
    public async Task The_first_connection_counts_and_another_one_is_refused()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        Assert.Equal(AppendStatus.Added, (await AppendAsync(Key, "1")).Status);
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(Callback(Key, "c1", "2"), CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.WrongConnection, (await Store.AppendAsync(Callback(Key, "c2", "3"), CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.Added, (await AppendAsync(Key, "4")).Status);
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(Callback(Key, "c1", "3"), CurrentTest.Token)).Status);
        Assert.Equal(["1", "2", "4", "3"], follower.Ids);
    }

    [Fact]
    public async Task The_connection_that_is_claimed_counts()
    {
        await Store.ClaimAsync(new CallName(CallNameKind.Connection, "c1"), Key, CurrentTest.Token);
        Assert.Equal(AppendStatus.WrongConnection, (await Store.AppendAsync(Callback(Key, "c2", "1"), CurrentTest.Token)).Status);
        CallFollowerRecorder follower = await FollowAsync(Key);
        Assert.Equal(AppendStatus.WrongConnection, (await Store.AppendAsync(Callback(Key, "c2", "2"), CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(Callback(Key, "c1", "3"), CurrentTest.Token)).Status);
        Assert.Equal(["3"], follower.Ids);
    }

    [Fact]
    public async Task Of_what_is_kept_the_first_connection_counts_too()
    {
        Assert.Equal(AppendStatus.Kept, (await Store.AppendAsync(Callback(Key, "c1", "1"), CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.WrongConnection, (await Store.AppendAsync(Callback(Key, "c2", "2"), CurrentTest.Token)).Status);
        CallFollowerRecorder follower = await FollowAsync(Key);
        Assert.Equal(AppendStatus.WrongConnection, (await Store.AppendAsync(Callback(Key, "c2", "3"), CurrentTest.Token)).Status);
        Assert.Equal(("1", "c1"), (Assert.Single(follower.Ids), ((CallbackEntry)follower.Entries[0]).ConnectionId.Value));
    }

    [Fact]
    public async Task Nobody_follows_yet_and_the_events_are_kept_for_a_later_follower()
    {
        DateTimeOffset first = Clock.GetUtcNow();
        Assert.Equal(AppendStatus.Kept, (await AppendAsync(Key, "1", "2")).Status);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AppendStatus.Kept, (await AppendAsync(Key, "2", "3")).Status);
        CallFollowerRecorder follower = await FollowAsync(Key);
        Assert.Equal(1, (await AppendAsync(Key, "3", "4")).RepeatedCount);
        Assert.Equal(["1", "2", "3", "4"], follower.Ids);
        Assert.Equal(Enumerable.Range(1, follower.Entries.Count).Select(static n => (long)n), follower.Entries.Select(static e => e.Position));
        Assert.Equal((first, first.AddSeconds(1)), (follower.Entries[0].At, follower.Entries[^1].At));
        Assert.Empty((await FollowAsync("another key")).Entries);
    }

    [Fact]
    public async Task What_is_kept_is_kept_for_60_seconds()
    {
        await AppendAsync(Key, "1");
        Clock.Advance(TimeSpan.FromSeconds(60));
        await AppendAsync(Key, "2");
        await AppendAsync("another key", "3");
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["2"], (await FollowAsync(Key)).Ids);
        Assert.Equal(["3"], (await FollowAsync("another key")).Ids);
    }

    [Fact]
    public async Task Of_what_is_kept_the_newest_64_events_count()
    {
        string[] ids = [.. Enumerable.Range(1, 70).Select(static n => $"{n}")];
        await AppendAsync(Key, ids[..40]);
        await AppendAsync(Key, ids[40..]);
        Assert.Equal(ids[6..], (await FollowAsync(Key)).Ids);
    }

    [Fact]
    public async Task What_is_kept_comes_before_what_is_appended_and_nothing_is_lost()
    {
        for (int round = 0; round < Rounds; round++)
        {
            string key = $"key {round}";
            CallFollowerRecorder follower = new();
            await Store.ClaimAsync(new CallName(CallNameKind.Room, key), key, CurrentTest.Token);
            string[] kept = [.. Enumerable.Range(0, 8).Select(static n => $"kept {n}")];
            Assert.Equal(AppendStatus.Kept, (await AppendAsync(key, kept)).Status);
            await AllAtOnceAsync(async thread =>
            {
                if (thread == 0)
                {
                    await Store.FollowAsync(key, follower, CurrentTest.Token);
                }
                else
                {
                    Assert.True((await AppendAsync(key, $"late {thread}")).Status is AppendStatus.Added or AppendStatus.Kept);
                }
            });
            Assert.Equal(kept, follower.Ids.Take(8));
            Assert.Equal(8 + Threads - 1, follower.Ids.Count);
            Assert.Equal(Enumerable.Range(1, follower.Entries.Count).Select(static n => (long)n), follower.Entries.Select(static e => e.Position));
        }
    }

    [Fact]
    public async Task What_is_kept_is_delivered_to_a_follower_without_room_too()
    {
        await AppendAsync(Key, "1", "2");
        CallFollowerRecorder follower = new() { Room = static _ => false };
        await Store.FollowAsync(Key, follower, CurrentTest.Token);
        Assert.Equal(["1", "2"], follower.Ids);
    }

    [Fact]
    public async Task A_full_follower_gets_nothing_and_the_entry_can_come_again()
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        follower.Room = static count => count < 2;
        Guid operation = await OpenAsync(Key);
        CallbackEntry entry = Callback(Key, "c1", "1", "2") with { Outcomes = [new OperationOutcome(operation, null, "Done")] };
        Assert.Equal(AppendStatus.Full, (await Store.AppendAsync(entry, CurrentTest.Token)).Status);
        Assert.Equal(AppendStatus.Added, (await Store.AppendAsync(Callback(Key, "c2", "1"), CurrentTest.Token)).Status);
        Assert.True(await EndAsync(Key, operation));
        Assert.Equal((1, 1), (follower.Entries.Count, follower.Entries[0].Position));
    }

    [Theory]
    [InlineData(CallRetirement.Ended, AppendStatus.Ended)]
    [InlineData(CallRetirement.Abandoned, AppendStatus.Abandoned)]
    [InlineData(CallRetirement.Unfollowed, AppendStatus.Kept)]
    public async Task After_retiring_nothing_is_delivered_and_late_entries_hear_why(CallRetirement retirement, AppendStatus status)
    {
        CallFollowerRecorder follower = await FollowAsync(Key);
        await AppendAsync(Key, "1");
        await Store.RetireAsync(Key, retirement, CurrentTest.Token);
        await Store.RetireAsync(Key, CallRetirement.Unfollowed, CurrentTest.Token);
        Assert.Equal(status, (await AppendAsync(Key, "2")).Status);
        Assert.Equal(status, (await Store.AppendAsync(new ConnectionEndEntry { CallKey = Key, At = Clock.GetUtcNow() }, CurrentTest.Token)).Status);
        Assert.Equal(["1"], follower.Ids);
        Assert.Equal(AppendStatus.Kept, (await AppendAsync("another key", "1")).Status);
    }

    [Fact]
    public async Task Abandoned_stays_abandoned_when_it_ends()
    {
        await Store.RetireAsync(Key, CallRetirement.Abandoned, CurrentTest.Token);
        await Store.RetireAsync(Key, CallRetirement.Ended, CurrentTest.Token);
        Assert.Equal(AppendStatus.Abandoned, (await AppendAsync(Key, "1")).Status);
    }

    [Fact]
    public async Task A_retirement_at_the_same_time_loses_no_answer()
    {
        for (int round = 0; round < Rounds; round++)
        {
            string key = $"key {round}";
            CallFollowerRecorder follower = await FollowAsync(key);
            int added = 0;
            await AllAtOnceAsync(async thread =>
            {
                if (thread == 0)
                {
                    await Store.RetireAsync(key, CallRetirement.Ended, CurrentTest.Token);
                    return;
                }

                AppendStatus status = (await AppendAsync(key, $"{thread}")).Status;
                Assert.True(status is AppendStatus.Added or AppendStatus.Ended, $"{status}");
                Interlocked.Add(ref added, status == AppendStatus.Added ? 1 : 0);
            });
            Assert.Equal(added, follower.Ids.Count);
        }
    }

    /// <summary>Runs something on several threads that start at the same time.</summary>
    private protected static async Task AllAtOnceAsync(Func<int, Task> run)
    {
        using Barrier start = new(Threads);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(CurrentTest.Token);
                return run(thread);
            },
            CurrentTest.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).OrTimeoutAsync();
    }

    private protected CallbackEntry Callback(string key, CallConnectionId connection, params string[] ids) => new()
    {
        CallKey = key,
        At = Clock.GetUtcNow(),
        Events = [.. ids.Select(static id => new UnknownRoomCallEvent("N", "{}") { Id = id })],
        ConnectionId = connection,
    };

    private protected ValueTask<AppendResult> AppendAsync(string key, params string[] ids) => Store.AppendAsync(Callback(key, default, ids), CurrentTest.Token);

    private protected async Task<CallFollowerRecorder> FollowAsync(string key)
    {
        CallFollowerRecorder follower = new();
        await Store.FollowAsync(key, follower, CurrentTest.Token);
        return follower;
    }

    private protected async Task<Guid> OpenAsync(string key)
    {
        Guid id = Guid.NewGuid();
        await Store.OpenAsync(
            new StoredOperation { CallKey = key, Id = id, ActionName = "Act", RepeatabilityId = id, FirstSent = Clock.GetUtcNow(), Deadline = Clock.GetUtcNow() },
            CurrentTest.Token);
        return id;
    }

    private protected ValueTask<bool> EndAsync(string key, Guid operation) => Store.TryEndAsync(key, operation, StoredOperationEnd.TimedOut, CurrentTest.Token);
}
