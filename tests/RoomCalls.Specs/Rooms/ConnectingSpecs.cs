using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Rooms;

public sealed class ConnectingSpecs
{
    [Fact]
    public async Task I_can_connect_to_a_room_in_which_people_are()
    {
        await using Stage stage = await Stage.BuildAsync();

        await using IRoomCall call = await stage.ConnectAsync();

        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.Equal(stage.Room.Id, call.RoomId);
        Assert.Equal([stage.Alice, stage.Bob], call.State.Participants.Select(p => p.Id));
        LedgerEntry connected = Assert.Single(stage.Ledger(LedgerKind.Connected));
        Assert.Equal((connected.CallConnectionId, connected.ServerCallId), (call.ConnectionId.Value, call.State.ServerCallId));
        Assert.Single(stage.CallRequests);
        Assert.True(stage.Manager.TryGetCall(call.ConnectionId, out IRoomCall? view));
        Assert.Same(call.State, view.State);
    }

    [Fact]
    public async Task I_can_see_that_a_room_is_empty_from_the_failure()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(stage.ConnectAsync);

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((404, 8522), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Contains("somebody must be in its call first", failed.Message, StringComparison.Ordinal);
        Assert.Equal("404/8522", Assert.Single(stage.Ledger(LedgerKind.ConnectFailed)).Detail);
        Assert.Equal(200, Assert.Single(stage.Requests("Connect")).Status);
        Assert.Empty(stage.Manager.Calls);
    }

    [Fact]
    public async Task I_can_see_that_a_room_has_expired_from_the_failure()
    {
        EmulatorClock clock = new();
        await using Stage stage = await Stage.BuildAsync(clock: clock, room: r => r with { ValidUntil = clock.GetUtcNow().AddHours(1) });
        await stage.PassAsync(3600);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(stage.ConnectAsync);

        Assert.Equal(FailureOrigin.Event, failed.Origin);
        Assert.Equal((403, 5829), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal("403/5829", Assert.Single(stage.Ledger(LedgerKind.ConnectFailed)).Detail);
    }

    [Fact]
    public async Task I_can_see_that_a_room_does_not_exist_from_the_failure()
    {
        await using Stage stage = await Stage.BuildAsync();

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => stage.Manager.ConnectAsync(CallLocator.Room("99999999999999999"), Stage.Token));

        Assert.Equal(FailureOrigin.Response, failed.Origin);
        Assert.Equal((404, 8522), (failed.ResultInformation.Code, failed.ResultInformation.SubCode));
        Assert.Equal(404, Assert.Single(stage.Requests("Connect")).Status);
        Assert.Empty(stage.Ledger(LedgerKind.ConnectFailed));
    }

    [Fact]
    public async Task I_can_connect_after_a_failure_once_somebody_is_there()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        await Assert.ThrowsAsync<ActionFailedException>(stage.ConnectAsync);
        await stage.JoinAsync(stage.Alice);

        await using IRoomCall call = await stage.ConnectAsync();

        Assert.Equal([stage.Alice], call.State.Participants.Select(p => p.Id));
        Assert.Equal(2, stage.Requests("Connect").Count);
    }

    [Fact]
    public async Task I_can_see_when_nothing_tells_whether_the_leg_came_up()
    {
        await using Stage stage = await Stage.BuildAsync();
        stage.Fault("Connect", EmulatorFault.Lose());

        ActionTimedOutException late = await stage.FailureAsync<ActionTimedOutException>(stage.Manager.ConnectAsync(stage.Locator, Stage.Token));

        string leg = Assert.Single(stage.Ledger(LedgerKind.Connected)).CallConnectionId!;
        Assert.Equal(ActionEffect.Accepted, late.Effect);
        Assert.Contains(leg, late.Message, StringComparison.Ordinal);
        await stage.SettleAsync();
        Assert.Equal(leg, Assert.Single(stage.Ledger(LedgerKind.HungUp)).CallConnectionId);
    }
}
