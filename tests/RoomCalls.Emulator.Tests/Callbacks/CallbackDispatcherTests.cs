using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests.Callbacks;

public sealed class CallbackDispatcherTests
{
    [Fact]
    public async Task The_query_of_the_callback_uri_is_kept_and_the_body_is_an_array_of_one()
    {
        await using Stage stage = await Stage.StartAsync();
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        Callback callback = await stage.Sink.NextAsync();
        Assert.Equal("/events?call=1%2F2&key=a+b", callback.Target);
        Assert.Equal("application/json", callback.ContentType);
        Assert.Single(callback.Body);
    }

    [Fact]
    public async Task A_callback_uri_goes_out_byte_for_byte()
    {
        await using Stage stage = await Stage.StartAsync();
        System.Text.Json.Nodes.JsonObject body = stage.ConnectBody(await stage.OpenRoomAsync());
        string given = stage.Sink.Uri.GetLeftPart(UriPartial.Authority) + "/events?u=%41%7e/b==&plus=a+b&q='x'";
        body["callbackUri"] = given;
        ServiceAnswer answer = await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body);
        Assert.Equal(given, answer.Expect(200)["callbackUri"]);
        Assert.Equal("/events?u=%41%7e/b==&plus=a+b&q='x'", (await stage.Sink.NextAsync()).Target);
    }

    [Fact]
    public async Task An_operation_can_send_its_own_events_elsewhere()
    {
        await using Stage stage = await Stage.StartAsync();
        await using CallbackSink other = await CallbackSink.StartAsync();
        string connection = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(connection, "+14255550100", body => body["operationCallbackUri"] = other.Uri.AbsoluteUri)).Expect(202);
        await stage.AdvanceAsync(1);
        Assert.Equal("AddParticipantSucceeded", (await other.NextAsync()).Type);
        Assert.Equal("ParticipantsUpdated", (await stage.Sink.NextAsync()).Type);
        Assert.Single(other.All);
    }

    [Fact]
    public async Task The_callbacks_of_a_connection_wait_for_each_other_and_other_connections_do_not()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string slow = await stage.ConnectedAsync(roomId);
        string fast = await stage.ConnectedAsync(roomId);
        TaskCompletionSource<int> held = new();
        int begun = 0;
        stage.Sink.Answer = callback =>
        {
            if (callback.ConnectionId != slow)
            {
                return Task.FromResult(200);
            }

            Interlocked.Increment(ref begun);
            return held.Task;
        };
        await stage.JoinAsync(roomId, Stage.Bob);
        await stage.LeaveAsync(roomId, Stage.Bob);
        Assert.Equal((fast, 3), await NextAsync());
        Assert.Equal((fast, 4), await NextAsync());
        Assert.InRange(Volatile.Read(ref begun), 0, 1);
        held.SetResult(200);
        Assert.Equal((slow, 3), await NextAsync());
        Assert.Equal((slow, 4), await NextAsync());

        async Task<(string, int)> NextAsync()
        {
            Callback callback = await stage.Sink.NextAsync("ParticipantsUpdated");
            return (callback.ConnectionId, callback.Sequence);
        }
    }

    [Fact]
    public async Task A_receiver_that_keeps_failing_is_given_up()
    {
        await using Stage stage = await Stage.StartAsync(options => options.CallbackRetries = 2);
        stage.Sink.Answer = callback => Task.FromResult(callback.Type == "CallConnected" ? 503 : 204);
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        await stage.AdvanceAsync(10);
        Assert.Equal(
            [("CallConnected", 1, 503), ("CallConnected", 2, 503), ("CallConnected", 3, 503), ("ParticipantsUpdated", 1, 204)],
            stage.Emulator.Deliveries.Select(delivery => (delivery.EventType, delivery.Attempt, delivery.Status!.Value)));
        Assert.Single(stage.Emulator.Deliveries.Take(3).Select(delivery => delivery.EventId).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_given_up()
    {
        await using Stage stage = await Stage.StartAsync(options =>
        {
            options.CallbackTimeout = TimeSpan.FromMilliseconds(30);
            options.CallbackRetries = 0;
        });
        TaskCompletionSource<int> never = new();
        stage.Sink.Answer = _ => never.Task;
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        await stage.SettleAsync();
        Assert.Equal(
            [("CallConnected", null, "Timeout"), ("ParticipantsUpdated", null, "Timeout")],
            stage.Emulator.Deliveries.Select(delivery => (delivery.EventType, delivery.Status, delivery.Error)));
        never.SetResult(200);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_recorded_without_the_query()
    {
        await using Stage stage = await Stage.StartAsync(options => options.CallbackRetries = 0);
        string roomId = await stage.OpenRoomAsync();
        System.Text.Json.Nodes.JsonObject body = stage.ConnectBody(roomId);
        body["callbackUri"] = "http://127.0.0.1:1/events?secret=1";
        (await stage.Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", body)).Expect(200);
        await stage.SettleAsync();
        EmulatedDelivery delivery = stage.Emulator.Deliveries[0];
        Assert.Equal(("http://127.0.0.1:1/events?***", "ConnectionError"), (delivery.Uri, delivery.Error));
    }
}
