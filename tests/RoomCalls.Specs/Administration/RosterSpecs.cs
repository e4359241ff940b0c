using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Administration;

public sealed class RosterSpecs : IAsyncDisposable
{
    private readonly EmulatorFixture _fixture = EmulatorFixture.Create(options => options.Resilience.BaseDelay = TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task I_can_change_a_roster_and_see_what_changed()
    {
        (RoomId room, ParticipantId alice, ParticipantId bob, ParticipantId carol) = await OpenAsync();

        RoomParticipantsChange change = await _fixture.Manager.Rooms.UpdateParticipantsAsync(
            new UpdateRoomParticipants(room) { AddOrUpdate = [new(bob, RoomRole.Collaborator), new(carol, RoomRole.Consumer)], Remove = [alice] }, Token);

        Assert.Equal([new(bob, RoomRole.Collaborator), new(carol, RoomRole.Consumer)], change.Participants);
        Assert.Equal([new(carol, RoomRole.Consumer)], change.Added);
        Assert.Equal([new(bob, RoomRole.Collaborator)], change.Changed);
        Assert.Equal([new(alice, RoomRole.Presenter)], change.Removed);
        Assert.Equal(change.Participants, await _fixture.Manager.Rooms.ListParticipantsAsync(room, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task I_can_set_a_roster_in_one_change()
    {
        (RoomId room, ParticipantId alice, ParticipantId bob, ParticipantId carol) = await OpenAsync();

        RoomParticipantsChange change = await _fixture.Manager.Rooms.SetParticipantsAsync(room, [new(carol, RoomRole.Presenter), new(alice, RoomRole.Presenter)], Token);
        RoomParticipantsChange nothing = await _fixture.Manager.Rooms.SetParticipantsAsync(room, [new(alice, RoomRole.Presenter), new(carol, RoomRole.Presenter)], Token);

        Assert.Equal([new(alice, RoomRole.Presenter), new(carol, RoomRole.Presenter)], change.Participants);
        Assert.Equal([carol], change.Added.Select(p => p.Id));
        Assert.Equal([bob], change.Removed.Select(p => p.Id));
        Assert.Empty(change.Changed);
        Assert.Equal(change.Participants, nothing.Participants);
        Assert.Single(_fixture.Requests("UpdateRoomParticipants"));
    }

    [Fact]
    public async Task I_can_remove_everybody_and_nobody_can_join()
    {
        (RoomId room, ParticipantId alice, _, _) = await OpenAsync();

        RoomParticipantsChange change = await _fixture.Manager.Rooms.SetParticipantsAsync(room, [], Token);

        Assert.Empty(change.Participants);
        Assert.Equal(2, change.Removed.Count);
        await Assert.ThrowsAsync<EmulatorRefusalException>(() => _fixture.Emulator.JoinAsync(room.ToString(), alice.RawId, Token));
    }

    private async Task<(RoomId Room, ParticipantId Alice, ParticipantId Bob, ParticipantId Carol)> OpenAsync()
    {
        ParticipantId alice = await _fixture.Manager.Users.CreateAsync(Token), bob = await _fixture.Manager.Users.CreateAsync(Token), carol = await _fixture.Manager.Users.CreateAsync(Token);
        Room room = await _fixture.Manager.Rooms.CreateAsync(new CreateRoom { Participants = [new(alice, RoomRole.Presenter), new(bob, RoomRole.Attendee)] }, Token);
        return (room.Id, alice, bob, carol);
    }
}
