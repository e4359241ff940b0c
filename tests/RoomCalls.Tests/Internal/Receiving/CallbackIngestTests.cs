using System.Text;
using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class CallbackIngestTests : IAsyncDisposable
{
    private readonly World _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task ReceiveAsync_TakesEventsOfAKeyAndCountsThem()
    {
        await _world.ConnectAsync(SamplePeople.Alice);
        CallbackResult result = await _world.PostAsync(Wire.Roster(2, SamplePeople.Bob), Wire.Event("Odd"));
        Assert.Equal((CallbackStatus.Accepted, 200, 2), (result.Status, result.StatusCode, result.EventCount));
        Assert.Equal((4, 2), (_world.Spy.Sum("roomcalls.events"), _world.Spy.Sum("roomcalls.callbacks", "verdict=Accepted")));
    }

    [Fact]
    public async Task ReceiveAsync_RefusesAKeyThatIsNotOurs()
    {
        await _world.ConnectAsync();
        Assert.Equal(401, (await _world.PostToAsync(string.Empty, Wire.Event("CallConnected"))).StatusCode);
        Assert.Equal(401, (await _world.PostBodyAsync(null, "x")).StatusCode);
        string query = _world.Query();
        Assert.Equal(401, (await _world.PostToAsync(query[..^1] + (query[^1] == 'A' ? 'B' : 'A'), Wire.Event("CallConnected"))).StatusCode);
        Assert.Equal(3, _world.Spy.Sum("roomcalls.callbacks", "verdict=Unauthorized"));
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON ; charset=utf-8", 200)]
    [InlineData("application/cloudevents-batch+json", 200)]
    [InlineData("text/plain", 400)]
    [InlineData("application/jsonx", 400)]
    [InlineData("", 400)]
    [InlineData(null, 400)]
    public async Task ReceiveAsync_TakesJsonOnly(string? contentType, int status)
    {
        await _world.ConnectAsync();
        Assert.Equal(status, (await _world.PostBodyAsync(_world.Query(), "[]", contentType)).StatusCode);
    }

    [Fact]
    public async Task ReceiveAsync_RefusesTooLargeByContentLengthUnread()
    {
        CallbackRequest callback = new(new ThrowingStream()) { ContentLength = CallbackBody.MaxBytes + 1 };
        Assert.Equal(413, (await _world.Manager.ReceiveAsync(callback, World.Token)).StatusCode);
    }

    [Fact]
    public async Task ReceiveAsync_RefusesTooLargeByBodyWhateverItsLengthSays()
    {
        await _world.ConnectAsync();
        using MemoryStream exact = new(Body(CallbackBody.MaxBytes));
        using MemoryStream larger = new(Body(CallbackBody.MaxBytes + 1));
        using MemoryStream lying = new(Body(CallbackBody.MaxBytes + 1));
        Assert.Equal(200, await StatusAsync(exact, CallbackBody.MaxBytes));
        Assert.Equal(413, await StatusAsync(larger, null));
        Assert.Equal(413, await StatusAsync(lying, 10));
    }

    [Fact]
    public async Task ReceiveAsync_ABadSecondEventQueuesNothing()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        RoomCallState before = call.State;
        Assert.Equal(400, (await _world.PostAsync(Wire.Roster(2, SamplePeople.Bob), "{\"id\":\"2\"}")).StatusCode);
        Assert.Equal(400, (await _world.PostBodyAsync(_world.Query(), Wire.Array(Wire.Roster(2, SamplePeople.Bob)) + "x")).StatusCode);
        Assert.Same(before, call.State);
        Assert.Equal(200, (await _world.PostAsync(Wire.Roster(2, SamplePeople.Bob))).StatusCode);
        Assert.Equal(SamplePeople.Bob, Assert.Single(call.State.Participants).Id);
    }

    [Fact]
    public async Task ReceiveAsync_RefusesAnEventOfAnotherConnection()
    {
        await using IRoomCall call = await _world.ConnectAsync(SamplePeople.Alice);
        RoomCallState before = call.State;
        string foreign = Wire.Event("CallDisconnected", "\"callConnectionId\":\"c2\"");
        Assert.Equal(400, (await _world.PostAsync(foreign)).StatusCode);
        Assert.Equal(400, (await _world.PostAsync(Wire.Roster(2, SamplePeople.Bob), foreign)).StatusCode);
        Assert.Same(before, call.State);
    }

    [Fact]
    public async Task ReceiveAsync_IsBusyWhenTheQueueIsFullAndForgetsNothing()
    {
        await using World small = new(o => o.CallQueueCapacity = 16);
        await using IRoomCall call = await small.ConnectAsync();
        small.Engine.Registry.TryGet("c1", out LiveCall? live);
        using ManualResetEventSlim working = new();
        using ManualResetEventSlim goOn = new();
        OpenOperation? operation = null;
        small.Transport.ThenAccept();
        Task removing = call.RemoveParticipantAsync(SamplePeople.Bob, World.Token);
        live!.Operations.EndAll(o => operation = o);
        Action<OpenOperation> forget = operation!.Ended!;
        operation.Ended = o =>
        {
            forget(o);
            working.Set();
            goOn.Wait(World.Token);
        };
        string outcome = World.Outcome("RemoveParticipantSucceeded", small.Transport.Requests[^1], SamplePeople.Bob);
        Task<CallbackResult> first = Task.Run(() => small.PostAsync(outcome), World.Token);
        working.Wait(World.Token);
        Assert.Equal(200, (await small.PostAsync([.. Enumerable.Range(2, 15).Select(n => Wire.Roster(n))])).StatusCode);
        string more = Wire.Roster(20, SamplePeople.Alice);
        Assert.Equal(503, (await small.PostAsync(more)).StatusCode);
        goOn.Set();
        Assert.Equal(200, (await first).StatusCode);
        await removing;
        Assert.Equal(200, (await small.PostAsync(more)).StatusCode);
        Assert.Equal(20, call.State.SequenceNumber);
    }

    [Fact]
    public async Task ReceiveAsync_GivesEventsWithoutATimeTheClocks()
    {
        await using IRoomCall call = await _world.ConnectAsync();
        await using IAsyncEnumerator<RoomCallEvent> reader = call.ListenAsync(World.Token).GetAsyncEnumerator(World.Token);
        await reader.NextAsync();
        await _world.PostAsync(Wire.Event("Odd", time: "yesterday"));
        Assert.Equal(ManualTimeProvider.Start, (await reader.NextAsync()).Time);
    }

    [Fact]
    public async Task ReceiveAsync_KeepsEventsOfAnUnheldCallForAttachAndShowsThem()
    {
        CallKey key = CallKey.New();
        Uri callback = _world.Keys.Sign(new Uri("https://app.example/events"), key);
        await using IAsyncEnumerator<RoomCallEvent> all = _world.Manager.ListenAsync(cancellationToken: World.Token).GetAsyncEnumerator(World.Token);
        Assert.Equal(200, (await _world.PostToAsync(callback.Query, Wire.Event("Odd", id: "early"))).StatusCode);
        Assert.Equal("early", (await all.NextAsync()).Id);
        Assert.Equal(1, _world.Engine.Unclaimed.Count);
        _world.Transport.ThenAnswer(World.Connection(state: CallConnectionState.Connected, callback: callback))
            .ThenAnswer(ActionAnswer.FromValue((IReadOnlyList<RosterEntry>)[new(SamplePeople.Alice)]));
        await using IRoomCall call = await _world.Manager.AttachAsync("c1", World.Token);
        Assert.Equal(0, _world.Engine.Unclaimed.Count);
        Assert.Equal((CallConnectionState.Connected, 1), (call.State.Connection, call.State.Participants.Count));
    }

    [Fact]
    public async Task ReceiveAsync_ALateEventMeetsATombstone()
    {
        await _world.ConnectAsync();
        await _world.PostAsync(Wire.Event("CallDisconnected"));
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_world.Manager.Calls);
        Assert.Equal(200, (await _world.PostAsync(Wire.Event("CallConnected"), Wire.Roster(9, SamplePeople.Alice))).StatusCode);
        Assert.Equal((2, 0), (_world.Spy.Dropped("late"), _world.Engine.Unclaimed.Count));
        Assert.Empty(_world.Manager.Calls);
    }

    [Fact]
    public async Task ReceiveAsync_ALegThatWasGivenUpIsHungUp()
    {
        using CancellationTokenSource cancellation = new();
        _world.Transport.ThenHang();
        Task<IRoomCall> connecting = _world.Manager.ConnectAsync(World.Room, cancellation.Token);
        await _world.Transport.WhenRequestsAsync(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal(200, (await _world.PostAsync(Wire.Event("CallConnected"))).StatusCode);
        await _world.Transport.WhenRequestsAsync(2);
        ScriptedRequest hangUp = _world.Transport.Requests[1];
        Assert.Equal((typeof(HangUpCall), "c1"), (hangUp.Action.GetType(), hangUp.Envelope.CallConnectionId?.Value));
    }

    [Fact]
    public async Task ReceiveAsync_NeedsACallback() => await Assert.ThrowsAsync<ArgumentNullException>(() => _world.Manager.ReceiveAsync(null!, World.Token).AsTask());

    private static byte[] Body(int length) => [.. Encoding.UTF8.GetBytes("[]"), .. Enumerable.Repeat((byte)' ', length - 2)];

    private async Task<int> StatusAsync(Stream body, long? length)
    {
        CallbackRequest callback = new(body) { ContentType = "application/json", Query = _world.Query(), ContentLength = length };
        return (await _world.Manager.ReceiveAsync(callback, World.Token)).StatusCode;
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("It must not be read.");
    }
}
