using System.Net;
using System.Net.Sockets;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise10LeftoverSpecs
{
    [Fact]
    public async Task Promise_10_after_the_container_is_disposed_no_timer_operation_reader_or_socket_is_left()
    {
        EmulatorClock clock = new();
        Stage stage = await Stage.BuildAsync(clock: clock);
        IRoomCall call = await stage.ConnectAsync();
        Audience ofCall = Audience.Of(call);
        Audience ofAll = Audience.Of(stage.Manager);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(Phones.NeverAnswering, Stage.Token);
        Task<IReadOnlyList<RoomCallParticipant>> read = WithDelayAsync(stage, call);
        await stage.PassAsync(5);
        LiveCall live = stage.LiveCallOf(call);
        Assert.NotEqual(0, clock.PendingTimers);
        Assert.Equal(2, live.Operations.Count);
        Uri callbacks = stage.Options.CallbackUri!;
        Uri endpoint = stage.Emulator.Endpoint;

        await stage.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add.GuardedAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.GuardedAsync());
        Assert.Equal(0, live.Operations.Count);
        Assert.NotEmpty(await ofCall.ToEndAsync());
        Assert.NotEmpty(await ofAll.ToEndAsync());
        Assert.Equal(0, clock.PendingTimers);
        await AssertRefusedAsync(callbacks);
        await AssertRefusedAsync(endpoint);
        await call.DisposeAsync();
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task Promise_10_after_the_last_handle_nothing_of_the_call_is_left()
    {
        await using Stage stage = await Stage.BuildAsync();
        int timers = stage.Clock.PendingTimers;
        IRoomCall call = await stage.ConnectAsync();
        Audience audience = Audience.Of(call);
        stage.Fault("RemoveParticipant", EmulatorFault.Lose());
        Task<ResultInformation> remove = call.RemoveParticipantAsync(stage.Bob, Stage.Token);
        await stage.SettleAsync();
        Assert.NotEqual(timers, stage.Clock.PendingTimers);

        await call.DisposeAsync();
        await call.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => remove.GuardedAsync());
        await audience.ToEndAsync();
        Assert.Equal(timers, stage.Clock.PendingTimers);
        Assert.Empty(stage.Engine.Registry.All);
        Assert.Empty(stage.Manager.Calls);
        Assert.Empty(stage.Ledger(LedgerKind.HungUp));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.ListParticipantsAsync(Stage.Token));
    }

    [Fact]
    public async Task Promise_10_every_ending_gives_its_timers_back()
    {
        await using Stage stage = await Stage.BuildAsync();
        int timers = stage.Clock.PendingTimers;
        await using IRoomCall call = await stage.ConnectAsync();
        stage.Fault("ListParticipants", EmulatorFault.Status(500), times: 2);
        stage.Fault("SendDtmfTones", EmulatorFault.Lose());

        await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
        await stage.FailureAsync<ActionFailedException>(call.AddParticipantAsync(Phones.Busy, Stage.Token));
        await stage.FailureAsync<ActionTimedOutException>(call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("1"), Stage.Token));
        await stage.OutcomeAsync(call.MuteParticipantAsync(stage.Bob, Stage.Token));
        await stage.OutcomeAsync(call.ListParticipantsAsync(Stage.Token));
        await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
        await stage.PassAsync(1);

        Assert.Equal(timers, stage.Clock.PendingTimers);
        Assert.Empty(stage.Engine.Registry.All);
    }

    [Fact]
    public async Task Promise_10_a_connect_that_fails_leaves_nothing()
    {
        await using Stage stage = await Stage.BuildAsync(people: false);
        int timers = stage.Clock.PendingTimers;

        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<ActionFailedException>(stage.ConnectAsync);
        }

        await stage.SettleAsync();
        Assert.Equal(timers, stage.Clock.PendingTimers);
        Assert.Empty(stage.Engine.Registry.All);
    }

    [Fact]
    public async Task Promise_10_what_is_remembered_of_ended_calls_is_bounded()
    {
        using Metering metering = new();
        await using Stage stage = await Stage.BuildAsync();
        for (int i = 1; i <= 5; i++)
        {
            await using IRoomCall call = await stage.ConnectAsync();
            Uri address = stage.CallbackUriOf(call);
            await stage.OutcomeAsync(call.HangUpAsync(Stage.Token));
            await stage.PassAsync(1);
            byte[] late = System.Text.Encoding.UTF8.GetBytes(Callback.Roster(call, 1000, stage.Clock.GetUtcNow(), stage.Alice).ToJsonString());
            Assert.Equal(200, await Stage.PostAsync(address, late));
            Assert.Equal(i, stage.Engine.Tombstones.Count);
        }

        Assert.Equal(0, stage.Engine.Unclaimed.Count);
        Assert.Equal(5, metering.Sum("roomcalls.events.dropped", "reason=late"));
        await stage.PassAsync(601);
        await using IRoomCall last = await stage.ConnectAsync();
        await stage.OutcomeAsync(last.HangUpAsync(Stage.Token));
        await stage.PassAsync(1);
        Assert.Equal(1, stage.Engine.Tombstones.Count);
    }

    [Fact]
    public async Task Promise_10_events_of_a_call_that_nobody_holds_are_kept_a_bounded_while()
    {
        await using Stage stage = await Stage.BuildAsync();
        IRoomCall call = await stage.ConnectAsync();
        Uri address = stage.CallbackUriOf(call);
        await call.DisposeAsync();
        for (int i = 1; i <= UnclaimedEvents.MaxEventsPerCall + 10; i++)
        {
            byte[] body = System.Text.Encoding.UTF8.GetBytes(Callback.Event(call, $"Change{i}", stage.Clock.GetUtcNow()).ToJsonString());
            Assert.Equal(200, await Stage.PostAsync(address, body));
        }

        Assert.Equal(UnclaimedEvents.MaxEventsPerCall, stage.Engine.Unclaimed.Count);
        await stage.PassAsync(61);
        await using IRoomCall again = await stage.Manager.AttachAsync(call.ConnectionId, Stage.Token);
        Assert.Equal(0, stage.Engine.Unclaimed.Count);
    }

    [Fact]
    public async Task Promise_10_a_reader_that_stops_is_forgotten()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        Audience ofCall = Audience.Of(call);
        Audience ofAll = Audience.Of(stage.Manager);
        Assert.False(stage.Engine.ManagerFeed.IsEmpty);

        await ofCall.DisposeAsync();
        await ofAll.DisposeAsync();

        Assert.True(stage.Engine.ManagerFeed.IsEmpty);
        await stage.LeaveAsync(stage.Bob);
        await stage.SettleAsync();
        Assert.DoesNotContain(ofCall.Seen, e => e is ParticipantLeft);
    }

    private static Task<IReadOnlyList<RoomCallParticipant>> WithDelayAsync(Stage stage, IRoomCall call)
    {
        stage.Fault("ListParticipants", EmulatorFault.Delay(TimeSpan.FromSeconds(10)));
        return call.ListParticipantsAsync(Stage.Token);
    }

    private static async Task AssertRefusedAsync(Uri address)
    {
        using TcpClient client = new();
        SocketException refused = await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, address.Port, Stage.Token).AsTask());
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }
}
