using System.Collections.Concurrent;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What every <see cref="ICallStore"/> does: one order per call connection, no repeats, one winner per operation, one owner per name.</summary>
public abstract class CallStoreContract
{
    private const int Threads = 4;
    private const int Rounds = 200;
    private const string Key = "the key";

    private static readonly CallName Room = new(CallNameKind.Room, "991");

    private readonly Lazy<ICallStore> _store;

    protected CallStoreContract() => _store = new(() => CreateStore(Clock));

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
    public async Task Each_call_connection_has_an_order_of_its_own()
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

    [Fact]
    public async Task An_operation_ends_once()
    {
        await FollowAsync(Key);
        Guid operation = await OpenAsync(Key), another = await OpenAsync(Key);
        Assert.True(await EndAsync(Key, operation));
        Assert.False(await EndAsync(Key, operation));
        Assert.False(await EndAsync(Key, Guid.NewGuid()));
        Assert.True(await EndAsync(Key, another));
    }

    [Fact]
    public async Task An_entry_ends_the_operation_that_it_names()
    {
        await FollowAsync(Key);
        Guid operation = await OpenAsync(Key), another = await OpenAsync(Key);
        await Store.AppendAsync(Callback(Key, default, "1") with { Outcomes = [new OperationOutcome(operation, null, "Done")] }, CurrentTest.Token);
        Assert.False(await EndAsync(Key, operation));
        Assert.True(await EndAsync(Key, another));
    }

    [Fact]
    public async Task An_entry_ends_the_operation_whose_invitation_it_names()
    {
        await FollowAsync(Key);
        Guid operation = await OpenAsync(Key), another = await OpenAsync(Key), cancel = await OpenAsync(Key);
        await Store.AcceptAsync(Key, operation, "i1", CurrentTest.Token);
        await Store.AcceptAsync(Key, another, null, CurrentTest.Token);
        await Store.AcceptAsync(Key, Guid.NewGuid(), "i1", CurrentTest.Token);
        OperationOutcome byIdOfTheCancelling = new(cancel, "i1", "Cancelled");
        await Store.AppendAsync(Callback(Key, default, "1") with { Outcomes = [new OperationOutcome(null, "i2", "Done")] }, CurrentTest.Token);
        await Store.AppendAsync(Callback(Key, default, "2") with { Outcomes = [byIdOfTheCancelling] }, CurrentTest.Token);
        Assert.False(await EndAsync(Key, cancel));
        Assert.False(await EndAsync(Key, operation));
        Assert.True(await EndAsync(Key, another));
    }

    [Fact]
    public async Task A_repeated_entry_ends_nothing()
    {
        await FollowAsync(Key);
        await AppendAsync(Key, "1");
        Guid operation = await OpenAsync(Key);
        await Store.AppendAsync(Callback(Key, default, "1") with { Outcomes = [new OperationOutcome(operation, null, "Done")] }, CurrentTest.Token);
        Assert.True(await EndAsync(Key, operation));
    }

    [Fact]
    public async Task What_is_kept_ends_the_operations_that_it_names()
    {
        await Store.ClaimAsync(Room, Key, CurrentTest.Token);
        Guid operation = await OpenAsync(Key);
        await Store.AppendAsync(Callback(Key, default, "1") with { Outcomes = [new OperationOutcome(operation, null, "Done")] }, CurrentTest.Token);
        await FollowAsync(Key);
        Assert.False(await EndAsync(Key, operation));
    }

    [Fact]
    public async Task Of_all_proposals_one_wins()
    {
        await FollowAsync(Key);
        for (int round = 0; round < Rounds; round++)
        {
            Guid operation = await OpenAsync(Key);
            int won = 0;
            await AllAtOnceAsync(async _ => Interlocked.Add(ref won, await EndAsync(Key, operation) ? 1 : 0));
            Assert.Equal(1, won);
        }
    }

    [Fact]
    public async Task Of_proposals_and_entries_one_wins()
    {
        await FollowAsync(Key);
        for (int round = 0; round < Rounds; round++)
        {
            Guid operation = await OpenAsync(Key);
            await Store.AcceptAsync(Key, operation, $"i{round}", CurrentTest.Token);
            int won = 0;
            await AllAtOnceAsync(async thread =>
            {
                if (thread < 2)
                {
                    Interlocked.Add(ref won, await EndAsync(Key, operation) ? 1 : 0);
                    return;
                }

                OperationOutcome outcome = thread == 2 ? new(operation, null, "Done") : new(null, $"i{round}", "Done");
                await Store.AppendAsync(Callback(Key, default, $"{round}-{thread}") with { Outcomes = [outcome] }, CurrentTest.Token);
            });
            Assert.True(won <= 1, $"{won} proposals have won.");
            Assert.False(await EndAsync(Key, operation));
        }
    }

    [Fact]
    public async Task Once_a_call_connection_is_retired_nothing_else_can_end_its_operations()
    {
        await FollowAsync(Key);
        Guid operation = await OpenAsync(Key);
        await Store.RetireAsync(Key, CallRetirement.Ended, CurrentTest.Token);
        Assert.True(await EndAsync(Key, operation));
    }

    [Theory]
    [InlineData(CallNameKind.Room)]
    [InlineData(CallNameKind.GroupCall)]
    [InlineData(CallNameKind.ServerCallLocator)]
    [InlineData(CallNameKind.Connection)]
    [InlineData(CallNameKind.ServerCall)]
    public async Task A_name_has_one_owner_by_which_the_call_is_found(CallNameKind kind)
    {
        CallName name = new(kind, "n");
        Assert.Null(await Store.FindAsync(name, CurrentTest.Token));
        Assert.Equal("one", await Store.ClaimAsync(name, "one", CurrentTest.Token));
        Assert.Equal("one", await Store.ClaimAsync(name, "two", CurrentTest.Token));
        Assert.Equal("one", await Store.ClaimAsync(name, "one", CurrentTest.Token));
        Assert.Equal("one", await Store.FindAsync(name, CurrentTest.Token));
        Assert.Null(await Store.FindAsync(new CallName(kind, "N"), CurrentTest.Token));
        Assert.Null(await Store.FindAsync(new CallName((CallNameKind)(((int)kind + 1) % 5), "n"), CurrentTest.Token));
    }

    [Fact]
    public async Task Of_many_who_claim_a_name_at_once_one_gets_it()
    {
        for (int round = 0; round < Rounds; round++)
        {
            CallName name = new(CallNameKind.Room, $"{round}");
            ConcurrentBag<string> owners = [];
            await AllAtOnceAsync(async thread => owners.Add(await Store.ClaimAsync(name, $"{round}-{thread}", CurrentTest.Token)));
            Assert.Equal(await Store.FindAsync(name, CurrentTest.Token), Assert.Single(owners.Distinct()));
        }
    }

    [Fact]
    public async Task Names_that_are_released_can_be_claimed_again_while_late_entries_are_delivered()
    {
        CallName connection = new(CallNameKind.Connection, "c1");
        CallFollowerRecorder follower = await FollowAsync(Key);
        await Store.ClaimAsync(Room, Key, CurrentTest.Token);
        await Store.ClaimAsync(connection, Key, CurrentTest.Token);
        await Store.ReleaseNamesAsync(Key, CurrentTest.Token);
        Assert.Equal((null, null), (await Store.FindAsync(Room, CurrentTest.Token), await Store.FindAsync(connection, CurrentTest.Token)));
        Assert.Equal("next", await Store.ClaimAsync(Room, "next", CurrentTest.Token));
        Assert.Equal(AppendStatus.Added, (await AppendAsync(Key, "late")).Status);
        await Store.RetireAsync(Key, CallRetirement.Ended, CurrentTest.Token);
        Assert.Equal((1, "next"), (follower.Ids.Count, await Store.FindAsync(Room, CurrentTest.Token)));
        await Store.ReleaseNamesAsync("nobody", CurrentTest.Token);
    }

    [Theory]
    [InlineData(CallRetirement.Ended)]
    [InlineData(CallRetirement.Abandoned)]
    [InlineData(CallRetirement.Unfollowed)]
    public async Task Retiring_releases_the_names(CallRetirement retirement)
    {
        await Store.ClaimAsync(Room, Key, CurrentTest.Token);
        await FollowAsync(Key);
        await Store.RetireAsync(Key, retirement, CurrentTest.Token);
        Assert.Null(await Store.FindAsync(Room, CurrentTest.Token));
        Assert.Equal("next", await Store.ClaimAsync(Room, "next", CurrentTest.Token));
    }

    [Theory]
    [InlineData(CallRetirement.Ended)]
    [InlineData(CallRetirement.Abandoned)]
    public async Task A_call_connection_that_has_ended_gets_no_name(CallRetirement retirement)
    {
        await Store.RetireAsync(Key, retirement, CurrentTest.Token);
        await Store.ClaimAsync(Room, Key, CurrentTest.Token);
        Assert.Null(await Store.FindAsync(Room, CurrentTest.Token));
        Assert.Equal("next", await Store.ClaimAsync(Room, "next", CurrentTest.Token));
    }

    [Fact]
    public async Task Names_that_are_claimed_and_retired_at_once_go_to_one_after_the_other()
    {
        for (int round = 0; round < Rounds; round++)
        {
            await AllAtOnceAsync(async thread =>
            {
                string key = $"{round}-{thread}";
                while (await Store.ClaimAsync(Room, key, CurrentTest.Token) != key)
                {
                    await Task.Yield();
                }

                Assert.Equal(key, await Store.FindAsync(Room, CurrentTest.Token));
                await Store.RetireAsync(key, CallRetirement.Unfollowed, CurrentTest.Token);
            });
            Assert.Null(await Store.FindAsync(Room, CurrentTest.Token));
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
