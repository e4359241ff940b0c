using RoomCalls.Emulator;

namespace RoomCalls.Specs.Rooms;

public sealed class ConnectingSpecs
{
    [Fact]
    public async Task I_can_connect_to_a_room_in_which_people_are()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();

        await using IRoomCall call = await fixture.ConnectAsync();

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Equal(fixture.Room.Id, call.RoomId);
        Assert.Equal([fixture.Alice, fixture.Bob], call.State.Participants.Select(p => p.Id));
        LedgerEntry connected = Assert.Single(fixture.Ledger(LedgerKind.Connected));
        Assert.Equal((connected.CallConnectionId, connected.ServerCallId), (call.ConnectionId!.Value.Value, call.State.ServerCallId));
        Assert.Single(fixture.CallRequests);
        Assert.True(fixture.Manager.TryGetCall(call.ConnectionId!.Value, out IRoomCall? view));
        Assert.Same(call.State, view.State);
    }

    [Fact]
    public async Task I_can_see_that_a_room_is_empty_from_the_failure()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(fixture.ConnectAsync);

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((404, 8522), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("somebody must be in its call first", failed.Message, StringComparison.Ordinal);
        Assert.Equal("404/8522", Assert.Single(fixture.Ledger(LedgerKind.ConnectFailed)).Detail);
        Assert.Equal(200, Assert.Single(fixture.Requests("Connect")).Status);
        Assert.Empty(fixture.Manager.Calls);
    }

    [Fact]
    public async Task I_can_see_that_a_room_has_expired_from_the_failure()
    {
        EmulatorClock clock = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(clock: clock, room: r => r with { ValidUntil = clock.GetUtcNow().AddHours(1) });
        await fixture.AdvanceAsync(3600);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(fixture.ConnectAsync);

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((403, 5829), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal("403/5829", Assert.Single(fixture.Ledger(LedgerKind.ConnectFailed)).Detail);
    }

    [Fact]
    public async Task I_can_see_that_a_room_does_not_exist_from_the_failure()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => fixture.Manager.ConnectAsync(CallLocator.Room("99999999999999999"), CurrentTest.Token));

        Assert.Equal(FailureOrigin.Response, failed.Origin);
        Assert.Equal((404, 8522), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(404, Assert.Single(fixture.Requests("Connect")).Status);
        Assert.Empty(fixture.Ledger(LedgerKind.ConnectFailed));
    }

    [Fact]
    public async Task I_can_connect_after_a_failure_once_somebody_is_there()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        await Assert.ThrowsAsync<ActionFailedException>(fixture.ConnectAsync);
        await fixture.JoinAsync(fixture.Alice);

        await using IRoomCall call = await fixture.ConnectAsync();

        Assert.Equal([fixture.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(2, fixture.Requests("Connect").Count);
    }

    [Fact]
    public async Task I_can_see_when_it_is_unclear_whether_the_call_connected()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        fixture.Fault("Connect", EmulatorFault.Lose());

        ActionTimedOutException late = await fixture.AdvanceToFailureAsync<ActionTimedOutException>(fixture.Manager.ConnectAsync(fixture.Locator, CurrentTest.Token));

        string leg = Assert.Single(fixture.Ledger(LedgerKind.Connected)).CallConnectionId!;
        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.Contains(leg, late.Message, StringComparison.Ordinal);
        await fixture.SettleAsync();
        Assert.Equal(leg, Assert.Single(fixture.Ledger(LedgerKind.HungUp)).CallConnectionId);
    }
}
