using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Callbacks;

public sealed class CallbackDispatcherTests
{
    [Fact]
    public async Task The_query_of_the_callback_uri_is_kept_and_the_body_is_an_array_of_one()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        ReceivedCallback callback = await fixture.Callbacks.NextAsync();
        Assert.Equal("/events?call=1%2F2&key=a+b", callback.Target);
        Assert.Equal("application/json", callback.ContentType);
        Assert.Single(callback.Body);
    }

    [Fact]
    public async Task A_callback_uri_goes_out_byte_for_byte()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        System.Text.Json.Nodes.JsonObject body = fixture.ConnectBody(await fixture.OpenRoomAsync());
        string given = fixture.Callbacks.Uri.GetLeftPart(UriPartial.Authority) + "/events?u=%41%7e/b==&plus=a+b&q='x'";
        body["callbackUri"] = given;
        ServiceResponse answer = await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body);
        Assert.Equal(given, answer.Expect(200)["callbackUri"]);
        Assert.Equal("/events?u=%41%7e/b==&plus=a+b&q='x'", (await fixture.Callbacks.NextAsync()).Target);
    }

    [Fact]
    public async Task An_operation_can_send_its_events_elsewhere()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        await using CallbackReceiver other = await CallbackReceiver.StartAsync();
        string connection = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(connection, "+14255550100", body => body["operationCallbackUri"] = other.Uri.AbsoluteUri)).Expect(202);
        await fixture.AdvanceAsync(1);
        Assert.Equal("AddParticipantSucceeded", (await other.NextAsync()).Type);
        Assert.Equal("ParticipantsUpdated", (await fixture.Callbacks.NextAsync()).Type);
        Assert.Single(other.All);
    }

    [Fact]
    public async Task The_callbacks_of_a_connection_wait_for_each_other_and_other_connections_do_not()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string slow = await fixture.ConnectedAsync(roomId);
        string fast = await fixture.ConnectedAsync(roomId);
        TaskCompletionSource<int> held = new();
        int begun = 0;
        fixture.Callbacks.Answer = callback =>
        {
            if (callback.ConnectionId != slow)
            {
                return Task.FromResult(200);
            }

            Interlocked.Increment(ref begun);
            return held.Task;
        };
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Bob);
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Bob);
        Assert.Equal((fast, 3), await NextAsync());
        Assert.Equal((fast, 4), await NextAsync());
        Assert.InRange(Volatile.Read(ref begun), 0, 1);
        held.SetResult(200);
        Assert.Equal((slow, 3), await NextAsync());
        Assert.Equal((slow, 4), await NextAsync());

        async Task<(string, int)> NextAsync()
        {
            ReceivedCallback callback = await fixture.Callbacks.NextAsync("ParticipantsUpdated");
            return (callback.ConnectionId, callback.Sequence);
        }
    }

    [Fact]
    public async Task A_receiver_that_keeps_failing_is_given_up()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.CallbackRetries = 2);
        fixture.Callbacks.Answer = callback => Task.FromResult(callback.Type == "CallConnected" ? 503 : 204);
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        await fixture.AdvanceAsync(10);
        Assert.Equal(
            [("CallConnected", 1, 503), ("CallConnected", 2, 503), ("CallConnected", 3, 503), ("ParticipantsUpdated", 1, 204)],
            fixture.Emulator.Deliveries.Select(delivery => (delivery.EventType, delivery.Attempt, delivery.Status!.Value)));
        Assert.Single(fixture.Emulator.Deliveries.Take(3).Select(delivery => delivery.EventId).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_given_up()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options =>
        {
            options.CallbackTimeout = TimeSpan.FromMilliseconds(30);
            options.CallbackRetries = 0;
        });
        TaskCompletionSource<int> never = new();
        fixture.Callbacks.Answer = _ => never.Task;
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        await fixture.SettleAsync();
        Assert.Equal(
            [("CallConnected", null, "Timeout"), ("ParticipantsUpdated", null, "Timeout")],
            fixture.Emulator.Deliveries.Select(delivery => (delivery.EventType, delivery.Status, delivery.Error)));
        never.SetResult(200);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_recorded_without_the_query()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.CallbackRetries = 0);
        string roomId = await fixture.OpenRoomAsync();
        System.Text.Json.Nodes.JsonObject body = fixture.ConnectBody(roomId);
        body["callbackUri"] = "http://127.0.0.1:1/events?secret=1";
        (await fixture.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).Expect(200);
        await fixture.SettleAsync();
        EmulatedDelivery delivery = fixture.Emulator.Deliveries[0];
        Assert.Equal(("http://127.0.0.1:1/events?***", "ConnectionError"), (delivery.Uri, delivery.Error));
    }
}
