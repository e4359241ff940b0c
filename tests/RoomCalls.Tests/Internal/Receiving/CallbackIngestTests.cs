using System.Text;
using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class CallbackIngestTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task ReceiveAsync_SignedCallback_AcceptsAndCountsItsEvents()
    {
        await _fixture.ConnectAsync(KnownPeople.Alice);
        CallbackResult result = await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Bob), CallbackJson.Event("Odd"));
        Assert.Equal((CallbackStatus.Accepted, 200, 2), (result.Status, result.StatusCode, result.EventCount));
        Assert.Equal((4, 2), (_fixture.Metrics.Sum("roomcalls.events"), _fixture.Metrics.Sum("roomcalls.callbacks", "status=Accepted")));
    }

    [Fact]
    public async Task ReceiveAsync_UnknownKey_IsUnauthorized()
    {
        await _fixture.ConnectAsync();
        Assert.Equal(401, (await _fixture.PostToAsync(string.Empty, CallbackJson.Event("CallConnected"))).StatusCode);
        Assert.Equal(401, (await _fixture.PostBodyAsync(null, "x")).StatusCode);
        string query = _fixture.Query();
        Assert.Equal(401, (await _fixture.PostToAsync(query[..^1] + (query[^1] == 'A' ? 'B' : 'A'), CallbackJson.Event("CallConnected"))).StatusCode);
        Assert.Equal(3, _fixture.Metrics.Sum("roomcalls.callbacks", "status=Unauthorized"));
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON ; charset=utf-8", 200)]
    [InlineData("application/cloudevents-batch+json", 200)]
    [InlineData("text/plain", 400)]
    [InlineData("application/jsonx", 400)]
    [InlineData("", 400)]
    [InlineData(null, 400)]
    public async Task ReceiveAsync_ContentType_MustBeJson(string? contentType, int status)
    {
        await _fixture.ConnectAsync();
        Assert.Equal(status, (await _fixture.PostBodyAsync(_fixture.Query(), "[]", contentType)).StatusCode);
    }

    [Fact]
    public async Task ReceiveAsync_ContentLengthTooLarge_IsRefusedUnread()
    {
        CallbackRequest callback = new(new ThrowingStream()) { ContentLength = CallbackBody.MaxBytes + 1 };
        Assert.Equal(413, (await _fixture.Manager.ReceiveAsync(callback, CurrentTest.Token)).StatusCode);
    }

    [Fact]
    public async Task ReceiveAsync_BodyTooLarge_IsRefusedWhateverItsContentLength()
    {
        await _fixture.ConnectAsync();
        using MemoryStream exact = new(Body(CallbackBody.MaxBytes));
        using MemoryStream larger = new(Body(CallbackBody.MaxBytes + 1));
        using MemoryStream lying = new(Body(CallbackBody.MaxBytes + 1));
        Assert.Equal(200, await StatusAsync(exact, CallbackBody.MaxBytes));
        Assert.Equal(413, await StatusAsync(larger, null));
        Assert.Equal(413, await StatusAsync(lying, 10));
    }

    [Fact]
    public async Task ReceiveAsync_MalformedSecondEvent_QueuesNothing()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        RoomCallState before = call.State;
        Assert.Equal(400, (await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Bob), "{\"id\":\"2\"}")).StatusCode);
        Assert.Equal(400, (await _fixture.PostBodyAsync(_fixture.Query(), CallbackJson.Array(CallbackJson.Roster(2, KnownPeople.Bob)) + "x")).StatusCode);
        Assert.Same(before, call.State);
        Assert.Equal(200, (await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Bob))).StatusCode);
        Assert.Equal(KnownPeople.Bob, Assert.Single(call.State.Participants).Id);
    }

    [Fact]
    public async Task ReceiveAsync_EventOfAnotherConnection_IsRefused()
    {
        await using IRoomCall call = await _fixture.ConnectAsync(KnownPeople.Alice);
        RoomCallState before = call.State;
        string foreign = CallbackJson.Event("CallDisconnected", "\"callConnectionId\":\"c2\"");
        Assert.Equal(400, (await _fixture.PostAsync(foreign)).StatusCode);
        Assert.Equal(400, (await _fixture.PostAsync(CallbackJson.Roster(2, KnownPeople.Bob), foreign)).StatusCode);
        Assert.Same(before, call.State);
    }

    [Fact]
    public async Task ReceiveAsync_QueueFull_IsBusyAndForgetsNothing()
    {
        await using ScriptedFixture small = new(o => o.CallQueueCapacity = 16);
        await using IRoomCall call = await small.ConnectAsync();
        small.Runtime.Directory.TryGet("c1", out LiveCall? live);
        using ManualResetEventSlim working = new();
        using ManualResetEventSlim goOn = new();
        OpenOperation? operation = null;
        small.Transport.ThenAccept();
        Task removing = call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token);
        live!.Operations.EndAll(o => operation = o);
        Action<OpenOperation> forget = operation!.Ended!;
        operation.Ended = o =>
        {
            forget(o);
            working.Set();
            goOn.Wait(CurrentTest.Token);
        };
        string outcome = ScriptedFixture.Outcome("RemoveParticipantSucceeded", small.Transport.Requests[^1], KnownPeople.Bob);
        Task<CallbackResult> first = Task.Run(() => small.PostAsync(outcome), CurrentTest.Token);
        working.Wait(CurrentTest.Token);
        Assert.Equal(200, (await small.PostAsync([.. Enumerable.Range(2, 15).Select(n => CallbackJson.Roster(n))])).StatusCode);
        string more = CallbackJson.Roster(20, KnownPeople.Alice);
        Assert.Equal(503, (await small.PostAsync(more)).StatusCode);
        goOn.Set();
        Assert.Equal(200, (await first).StatusCode);
        await removing;
        Assert.Equal(200, (await small.PostAsync(more)).StatusCode);
        Assert.Equal(20, call.State.SequenceNumber);
    }

    [Fact]
    public async Task ReceiveAsync_EventWithoutATime_GetsTheClocks()
    {
        await using IRoomCall call = await _fixture.ConnectAsync();
        await using EventCollector reader = EventCollector.Listen(call);
        await reader.NextAsync();
        await _fixture.PostAsync(CallbackJson.Event("Odd", time: "yesterday"));
        Assert.Equal(ManualTimeProvider.Start, (await reader.NextAsync()).Time);
    }

    [Fact]
    public async Task ReceiveAsync_CallNotHeld_KeepsItsEventsForAttach()
    {
        CallKey key = CallKey.New();
        Uri callback = _fixture.Keys.Sign(new Uri("https://app.example/events"), key);
        await using EventCollector all = EventCollector.Listen(_fixture.Manager);
        Assert.Equal(200, (await _fixture.PostToAsync(callback.Query, CallbackJson.Event("Odd", id: "early"))).StatusCode);
        Assert.Equal("early", (await all.NextAsync()).Id);
        Assert.Equal(1, _fixture.Runtime.Store.UnclaimedCount);
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection(state: CallConnectionState.Connected, callback: callback))
            .ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(KnownPeople.Alice)]));
        await using IRoomCall call = await _fixture.Manager.AttachAsync("c1", CurrentTest.Token);
        Assert.Equal(0, _fixture.Runtime.Store.UnclaimedCount);
        Assert.Equal((CallConnectionState.Connected, 1), (call.State.Connection, call.State.Participants.Count));
    }

    [Fact]
    public async Task ReceiveAsync_EventAfterTheEnd_IsDropped()
    {
        await _fixture.ConnectAsync();
        await _fixture.PostAsync(CallbackJson.Event("CallDisconnected"));
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_fixture.Manager.Calls);
        Assert.Equal(200, (await _fixture.PostAsync(CallbackJson.Event("CallConnected"), CallbackJson.Roster(9, KnownPeople.Alice))).StatusCode);
        Assert.Equal((2, 0), (_fixture.Metrics.Dropped("late"), _fixture.Runtime.Store.UnclaimedCount));
        Assert.Empty(_fixture.Manager.Calls);
    }

    [Fact]
    public async Task ReceiveAsync_AbandonedConnectionComesUp_HangsUp()
    {
        using CancellationTokenSource cancellation = new();
        _fixture.Transport.ThenHang();
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, cancellation.Token);
        await _fixture.Transport.WhenRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(200, (await _fixture.PostAsync(CallbackJson.Event("CallConnected"))).StatusCode);
        await _fixture.Transport.WhenRequestsAsync(2);
        ScriptedRequest hangUp = _fixture.Transport.Requests[1];
        Assert.Equal((typeof(HangUpCall), "c1"), (hangUp.Action.GetType(), hangUp.Envelope.CallConnectionId?.Value));
    }

    [Fact]
    public async Task ReceiveAsync_Null_Throws() => await Assert.ThrowsAsync<ArgumentNullException>(() => _fixture.Manager.ReceiveAsync(null!, CurrentTest.Token).AsTask());

    private static byte[] Body(int length) => [.. Encoding.UTF8.GetBytes("[]"), .. Enumerable.Repeat((byte)' ', length - 2)];

    private async Task<int> StatusAsync(Stream body, long? length)
    {
        CallbackRequest callback = new(body) { ContentType = "application/json", Query = _fixture.Query(), ContentLength = length };
        return (await _fixture.Manager.ReceiveAsync(callback, CurrentTest.Token)).StatusCode;
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("It must not be read.");
    }
}
