using RoomCalls.Actions;

namespace RoomCalls.Specs.Administration;

public sealed class LocatorSpecs : IAsyncDisposable
{
    private static readonly Guid Group = Guid.Parse("6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11");

    private readonly EmulatorFixture _fixture = EmulatorFixture.Create(options => options.Resilience.BaseDelay = TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task I_can_connect_to_a_group_call_and_dial_a_phone()
    {
        ParticipantId alice = await _fixture.Manager.Users.CreateAsync(Token);
        await _fixture.Emulator.JoinGroupCallAsync(Group, alice.RawId, Token);

        await using IRoomCall call = await _fixture.Manager.ConnectAsync(CallLocator.GroupCall(Group), Token);
        RoomCallParticipant phone = await _fixture.Emulator.AdvanceToResultAsync(call.AddParticipantAsync(ParticipantId.PhoneNumber("+15005550177"), Token));

        Assert.Null(call.RoomId);
        Assert.Equal(CallConnectionState.Connected, call.State.Connection);
        Assert.True(call.State.Participants.Contains(phone.Id));
        await call.HangUpForEveryoneAsync(Token);
    }

    [Fact]
    public async Task I_cannot_connect_to_a_group_call_that_nobody_is_in()
    {
        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.ConnectAsync(CallLocator.GroupCall(Group), Token));

        Assert.Equal((FailureOrigin.Event, 404, 8522), (failed.Origin, failed.ResultInformation.Code, failed.ResultInformation.SubCode));
    }

    [Fact]
    public async Task I_can_connect_to_a_room_call_by_its_server_call_id_as_a_second_leg()
    {
        ParticipantId alice = await _fixture.Manager.Users.CreateAsync(Token);
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(alice, RoomRole.Presenter)] }, Token);
        await _fixture.Emulator.JoinAsync(room.Id.ToString(), alice.RawId, Token);
        await using IRoomCall byRoom = await _fixture.Manager.ConnectAsync(CallLocator.Room(room.Id), Token);
        CallLocator locator = CallLocator.ServerCall(byRoom.State.ServerCallId!);

        await using IRoomCall byCall = await _fixture.Manager.ConnectAsync(locator, Token);
        await using IRoomCall again = await _fixture.Manager.ConnectAsync(locator, Token);

        Assert.NotEqual(byRoom.ConnectionId, byCall.ConnectionId);
        Assert.Equal(byCall.ConnectionId, again.ConnectionId);
        Assert.Equal((room.Id, null), (byRoom.RoomId, byCall.RoomId));
        Assert.Equal(2, _fixture.Requests("Connect").Count);
    }

    [Fact]
    public async Task I_cannot_connect_by_a_server_call_id_that_no_call_has()
    {
        ActionFailedException failed = await _fixture.Emulator.AdvanceToFailureAsync<ActionFailedException>(_fixture.Manager.ConnectAsync(CallLocator.ServerCall("bm8="), Token));

        Assert.Equal((FailureOrigin.Response, 404), (failed.Origin, failed.ResultInformation.Code));
    }
}
