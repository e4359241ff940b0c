using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Storing;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>The store in the memory of one process, which also leaves nothing behind.</summary>
public sealed class InMemoryCallStoreTests : CallStoreContract, IDisposable
{
    private readonly MetricsCollector _metrics = new();

    private InMemoryCallStore InMemory => (InMemoryCallStore)Store;

    public void Dispose() => _metrics.Dispose();

    private protected override ICallStore CreateStore(TimeProvider timeProvider)
    {
        RoomCallsMetrics metrics = _metrics.CreateMetrics();
        return new InMemoryCallStore(new Tombstones(timeProvider), new UnclaimedEvents(timeProvider, TimeSpan.FromSeconds(60), metrics), timeProvider);
    }

    [Theory]
    [InlineData(CallRetirement.Ended, 1)]
    [InlineData(CallRetirement.Unfollowed, 0)]
    public async Task Nothing_is_left_of_a_call_connection_that_is_retired(CallRetirement retirement, int remembered)
    {
        await AppendAsync("k", "1");
        await Store.ClaimAsync(new CallName(CallNameKind.Room, "991"), "k", CurrentTest.Token);
        await FollowAsync("k");
        await OpenAsync("k");
        Assert.Equal((1, 1, 0), (InMemory.Count, InMemory.OpenOperationCount, InMemory.UnclaimedCount));
        await Store.RetireAsync("k", retirement, CurrentTest.Token);
        Assert.Equal((0, 0, 0, remembered), (InMemory.Count, InMemory.OpenOperationCount, InMemory.UnclaimedCount, InMemory.EndedCount));
        await OpenAsync("k");
        await Store.AcceptAsync("k", Guid.NewGuid(), "i", CurrentTest.Token);
        await EndAsync("k", Guid.NewGuid());
        await Store.ReleaseNamesAsync("k", CurrentTest.Token);
        Assert.Equal((0, 0), (InMemory.Count, InMemory.OpenOperationCount));
    }

    [Fact]
    public async Task Nothing_is_left_of_names_that_are_released_when_nobody_follows()
    {
        await Store.ClaimAsync(new CallName(CallNameKind.Connection, "c1"), "k", CurrentTest.Token);
        Assert.Equal(1, InMemory.Count);
        await Store.ReleaseNamesAsync("k", CurrentTest.Token);
        Assert.Equal(0, InMemory.Count);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_name_that_a_call_connection_claims_after_its_end()
    {
        await Store.RetireAsync("k", CallRetirement.Ended, CurrentTest.Token);
        await Store.ClaimAsync(new CallName(CallNameKind.Connection, "c1"), "k", CurrentTest.Token);
        Assert.Equal(0, InMemory.Count);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_hundred_call_connections_that_came_and_went_at_once()
    {
        for (int round = 0; round < 25; round++)
        {
            await AllAtOnceAsync(async thread =>
            {
                string key = $"{round}-{thread}";
                await Store.ClaimAsync(new CallName(CallNameKind.Room, "991"), key, CurrentTest.Token);
                await FollowAsync(key);
                Guid operation = await OpenAsync(key);
                await AppendAsync(key, "1");
                await EndAsync(key, operation);
                await Store.ReleaseNamesAsync(key, CurrentTest.Token);
                await Store.RetireAsync(key, CallRetirement.Unfollowed, CurrentTest.Token);
            });
        }

        Assert.Equal((0, 0, 0, 0), (InMemory.Count, InMemory.OpenOperationCount, InMemory.UnclaimedCount, InMemory.EndedCount));
    }
}
