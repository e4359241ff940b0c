using System.Net;
using System.Net.Sockets;
using RoomCalls.Emulator;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Storing;

namespace RoomCalls.Specs.Promises;

public sealed class Promise10LeftoverSpecs
{
    [Fact]
    public async Task Promise_10_after_the_container_is_disposed_no_timer_operation_reader_or_socket_is_left()
    {
        EmulatorClock clock = new();
        EmulatorFixture fixture = await EmulatorFixture.StartAsync(clock: clock);
        IRoomCall call = await fixture.ConnectAsync();
        EventCollector ofCall = EventCollector.Listen(call);
        EventCollector ofAll = EventCollector.Listen(fixture.Manager);
        Task<RoomCallParticipant> add = call.AddParticipantAsync(KnownPhones.NeverAnswering, CurrentTest.Token);
        Task<IReadOnlyList<RoomCallParticipant>> read = WithDelayAsync(fixture, call);
        await fixture.AdvanceAsync(5);
        LiveCall live = fixture.LiveCallOf(call);
        Assert.NotEqual(0, clock.PendingTimers);
        Assert.Equal(2, live.Operations.Count);
        Uri callbacks = fixture.Options.CallbackUri!;
        Uri endpoint = fixture.Emulator.Endpoint;

        await fixture.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add.OrTimeoutAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.OrTimeoutAsync());
        Assert.Equal(0, live.Operations.Count);
        Assert.NotEmpty(await ofCall.ToEndAsync());
        Assert.NotEmpty(await ofAll.ToEndAsync());
        Assert.Equal(0, clock.PendingTimers);
        await AssertRefusedAsync(callbacks);
        await AssertRefusedAsync(endpoint);
        await call.DisposeAsync();
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task Promise_10_after_the_last_handle_nothing_of_the_call_is_left()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        int timers = fixture.Clock.PendingTimers;
        IRoomCall call = await fixture.ConnectAsync();
        EventCollector events = EventCollector.Listen(call);
        fixture.Fault("RemoveParticipant", EmulatorFault.Lose());
        Task remove = call.RemoveParticipantAsync(fixture.Bob, CurrentTest.Token);
        await fixture.SettleAsync();
        Assert.NotEqual(timers, fixture.Clock.PendingTimers);

        await call.DisposeAsync();
        await call.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => remove.OrTimeoutAsync());
        await events.ToEndAsync();
        Assert.Equal(timers, fixture.Clock.PendingTimers);
        Assert.Empty(fixture.Runtime.Directory.All);
        Assert.Empty(fixture.Manager.Calls);
        Assert.Empty(fixture.Ledger(LedgerKind.HungUp));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.ListParticipantsAsync(CurrentTest.Token));
    }

    [Fact]
    public async Task Promise_10_every_ending_gives_its_timers_back()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        int timers = fixture.Clock.PendingTimers;
        await using IRoomCall call = await fixture.ConnectAsync();
        fixture.Fault("ListParticipants", EmulatorFault.Status(500), times: 2);
        fixture.Fault("SendDtmfTones", EmulatorFault.Lose());

        await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
        await fixture.AdvanceToFailureAsync<ActionFailedException>(call.AddParticipantAsync(KnownPhones.Busy, CurrentTest.Token));
        await fixture.AdvanceToFailureAsync<ActionTimedOutException>(call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("1"), CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.MuteParticipantAsync(fixture.Bob, CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.ListParticipantsAsync(CurrentTest.Token));
        await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);

        Assert.Equal(timers, fixture.Clock.PendingTimers);
        Assert.Empty(fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task Promise_10_a_connect_that_fails_leaves_nothing()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync(people: false);
        int timers = fixture.Clock.PendingTimers;

        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<ActionFailedException>(fixture.ConnectAsync);
        }

        await fixture.SettleAsync();
        Assert.Equal(timers, fixture.Clock.PendingTimers);
        Assert.Empty(fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task Promise_10_what_is_remembered_of_ended_calls_is_bounded()
    {
        using MetricsCollector metrics = new();
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        for (int i = 1; i <= 5; i++)
        {
            await using IRoomCall call = await fixture.ConnectAsync();
            Uri address = fixture.CallbackUriOf(call);
            await fixture.AdvanceToResultAsync(call.HangUpAsync(CurrentTest.Token));
            await fixture.AdvanceAsync(1);
            string late = CallbackJson.Roster(call, 1000, fixture.Clock.GetUtcNow(), fixture.Alice);
            Assert.Equal(200, await CallbackPoster.PostAsync(address, late));
            Assert.Equal(i, fixture.Runtime.Store.EndedCount);
        }

        Assert.Equal(0, fixture.Runtime.Store.UnclaimedCount);
        Assert.Equal(5, metrics.Sum("roomcalls.events.dropped", "reason=late"));
        await fixture.AdvanceAsync(601);
        await using IRoomCall last = await fixture.ConnectAsync();
        await fixture.AdvanceToResultAsync(last.HangUpAsync(CurrentTest.Token));
        await fixture.AdvanceAsync(1);
        Assert.Equal(1, fixture.Runtime.Store.EndedCount);
    }

    [Fact]
    public async Task Promise_10_events_of_a_call_that_nobody_holds_are_kept_a_bounded_while()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        IRoomCall call = await fixture.ConnectAsync();
        Uri address = fixture.CallbackUriOf(call);
        await call.DisposeAsync();
        for (int i = 1; i <= UnclaimedEvents.MaxEventsPerCall + 10; i++)
        {
            string body = CallbackJson.Event(call, $"Change{i}", fixture.Clock.GetUtcNow());
            Assert.Equal(200, await CallbackPoster.PostAsync(address, body));
        }

        Assert.Equal(UnclaimedEvents.MaxEventsPerCall, fixture.Runtime.Store.UnclaimedCount);
        await fixture.AdvanceAsync(61);
        await using IRoomCall again = await fixture.Manager.AttachAsync(call.ConnectionId!.Value, CurrentTest.Token);
        Assert.Equal(0, fixture.Runtime.Store.UnclaimedCount);
    }

    [Fact]
    public async Task Promise_10_a_reader_that_stops_is_forgotten()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        EventCollector ofCall = EventCollector.Listen(call);
        EventCollector ofAll = EventCollector.Listen(fixture.Manager);
        Assert.False(fixture.Runtime.ManagerFeed.IsEmpty);

        await ofCall.DisposeAsync();
        await ofAll.DisposeAsync();

        Assert.True(fixture.Runtime.ManagerFeed.IsEmpty);
        await fixture.LeaveAsync(fixture.Bob);
        await fixture.SettleAsync();
        Assert.DoesNotContain(ofCall.Events, e => e is ParticipantLeft);
    }

    private static Task<IReadOnlyList<RoomCallParticipant>> WithDelayAsync(EmulatorFixture fixture, IRoomCall call)
    {
        fixture.Fault("ListParticipants", EmulatorFault.Delay(TimeSpan.FromSeconds(10)));
        return call.ListParticipantsAsync(CurrentTest.Token);
    }

    private static async Task AssertRefusedAsync(Uri address)
    {
        using TcpClient client = new();
        SocketException refused = await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, address.Port, CurrentTest.Token).AsTask());
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }
}
