using System.Collections.Concurrent;
using RoomCalls.Contracts.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>What every <see cref="ICallStore"/> does: besides its logs, one winner per operation and one owner per name.</summary>
public abstract class CallStoreContract : CallLogContract
{
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
}
