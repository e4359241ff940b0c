using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Administration;

public sealed class RoomSpecs : IAsyncDisposable
{
    private readonly EmulatorFixture _fixture = EmulatorFixture.Create(options => options.Resilience.BaseDelay = TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task I_can_change_only_what_I_name_of_a_room()
    {
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);

        Room dialling = await _fixture.Manager.Rooms.UpdateAsync(new UpdateRoom(room.Id) { PstnDialOutEnabled = true }, Token);
        Room shorter = await _fixture.Manager.Rooms.UpdateAsync(new UpdateRoom(room.Id) { ValidUntil = room.ValidFrom.AddDays(1) }, Token);

        Assert.Equal(room with { PstnDialOutEnabled = true }, dialling);
        Assert.Equal(dialling with { ValidUntil = room.ValidFrom.AddDays(1) }, shorter);
        Assert.Equal(shorter, await _fixture.Manager.Rooms.GetAsync(room.Id, Token));
    }

    [Fact]
    public async Task I_can_list_rooms_over_every_page()
    {
        List<RoomId> made = [];
        for (int i = 0; i < 31; i++)
        {
            made.Add((await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token)).Id);
        }

        IReadOnlyList<Room> rooms = await _fixture.Manager.Rooms.ListAsync(Token).ToListAsync(Token);

        Assert.Equal(made, rooms.Select(room => room.Id));
        Assert.Equal(2, _fixture.Requests("ListRooms").Count);
    }

    [Fact]
    public async Task I_can_delete_a_room_and_delete_it_again()
    {
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);

        await _fixture.Manager.Rooms.DeleteAsync(room.Id, Token);
        ResultInformation again = await _fixture.Manager.ExecuteAsync(new DeleteRoom(room.Id), Token);

        Assert.Equal(404, again.Code);
        ActionFailedException gone = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.Rooms.GetAsync(room.Id, Token));
        Assert.Equal("NotFound", gone.ErrorCode);
    }

    [Fact]
    public async Task I_can_delete_a_room_though_the_answer_gets_lost()
    {
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);
        _fixture.Emulator.Faults.Add(new EmulatorFault { Kind = EmulatorFaultKind.Status, Operation = "DeleteRoom", StatusCode = 500, AfterExecuting = true });

        ResultInformation result = await _fixture.Manager.ExecuteAsync(new DeleteRoom(room.Id), Token);

        Assert.Equal((404, 2), (result.Code, _fixture.Requests("DeleteRoom").Count));
    }

    [Fact]
    public async Task I_can_create_again_with_my_id_and_get_the_same_room()
    {
        CreateRoom order = new() { RepeatabilityId = Guid.NewGuid(), PstnDialOutEnabled = true };

        Room first = await _fixture.Manager.Rooms.CreateAsync(order, Token);
        Room again = await _fixture.Manager.Rooms.CreateAsync(order, Token);
        Room another = await _fixture.Manager.Rooms.CreateAsync(order with { RepeatabilityId = Guid.NewGuid() }, Token);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Id, another.Id);
        Assert.Equal(2, await _fixture.Manager.Rooms.ListAsync(Token).CountAsync(Token));
    }

    [Fact]
    public async Task I_get_the_services_word_for_what_it_refuses()
    {
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);

        ActionFailedException window = await Assert.ThrowsAsync<ActionFailedException>(
            () => _fixture.Manager.Rooms.UpdateAsync(new UpdateRoom(room.Id) { ValidUntil = room.ValidFrom.AddDays(-1) }, Token));
        ActionFailedException id = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.Rooms.UpdateAsync(new UpdateRoom("x") { PstnDialOutEnabled = true }, Token));

        Assert.Equal(("BadRequest", "BadRequest"), (window.ErrorCode, id.ErrorCode));
        Assert.Contains("correct what it names. The service said: Invalid room ID.", id.Message, StringComparison.Ordinal);
    }
}
