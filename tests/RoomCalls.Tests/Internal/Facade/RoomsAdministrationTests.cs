using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class RoomsAdministrationTests : IAsyncDisposable
{
    private readonly Dictionary<ParticipantId, RoomParticipant> _roster = new() { [Person.Alice] = Person.Alice.Presents(), [Person.Bob] = Person.Bob.Attends() };
    private readonly ScriptedRooms _rooms;

    public RoomsAdministrationTests() => _rooms = new ScriptedRooms(Play);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task UpdateParticipantsAsync_ReadsPatchesAndReads()
    {
        UpdateRoomParticipants change = new("1") { AddOrUpdate = [Person.Carol.Attends(), Person.Bob.Presents()], Remove = [Person.Alice], Deadline = TimeSpan.FromMinutes(1) };

        RoomParticipantsChange result = await _rooms.Rooms.UpdateParticipantsAsync(change, Token);

        Assert.Equal(["ListRoomParticipants", "UpdateRoomParticipants", "ListRoomParticipants"], _rooms.SentNames);
        Assert.All(_rooms.Sent, sent => Assert.Equal(TimeSpan.FromMinutes(1), sent.Action.Deadline));
        Assert.Same(change, _rooms.Sent[1].Action);
        Assert.Equal([Person.Bob.Presents(), Person.Carol.Attends()], result.Participants);
        Assert.Equal([Person.Carol.Attends()], result.Added);
        Assert.Equal([Person.Bob.Presents()], result.Changed);
        Assert.Equal([Person.Alice.Presents()], result.Removed);
    }

    [Fact]
    public async Task UpdateParticipantsAsync_Invalid_SendsNothing()
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _rooms.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants("1"), Token));

        Assert.Empty(_rooms.Sent);
    }

    [Fact]
    public async Task UpdateParticipantsAsync_UnknownRoom_IsTheServicesRefusal()
    {
        _rooms.Answer = action => throw ScriptedRooms.Refusal(action, 404);

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => _rooms.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants("1") { Remove = [Person.Bob] }, Token));

        Assert.Equal("Word", failed.ErrorCode);
        Assert.Single(_rooms.Sent);
    }

    [Fact]
    public async Task SetParticipantsAsync_SendsOneChangeWithTheDifferenceOnly()
    {
        RoomParticipantsChange result = await _rooms.Rooms.SetParticipantsAsync("1", [Person.Alice.Attends(), Person.Carol.Presents()], Token);

        UpdateRoomParticipants sent = Assert.Single(_rooms.Sent.Select(s => s.Action).OfType<UpdateRoomParticipants>());
        Assert.Equal([Person.Carol.Presents(), Person.Alice.Attends()], sent.AddOrUpdate);
        Assert.Equal([Person.Bob], sent.Remove);
        Assert.Equal([Person.Alice.Attends(), Person.Carol.Presents()], result.Participants);
        Assert.Equal([Person.Carol.Presents()], result.Added);
        Assert.Equal([Person.Alice.Attends()], result.Changed);
        Assert.Equal([Person.Bob.Attends()], result.Removed);
    }

    [Fact]
    public async Task SetParticipantsAsync_SoAlready_ChangesNothing()
    {
        RoomParticipantsChange result = await _rooms.Rooms.SetParticipantsAsync("1", [Person.Bob.Attends(), Person.Alice.Presents()], Token);

        Assert.Equal(["ListRoomParticipants"], _rooms.SentNames);
        Assert.Equal([Person.Alice.Presents(), Person.Bob.Attends()], result.Participants);
        Assert.Empty(result.Added.Concat(result.Changed).Concat(result.Removed));
    }

    [Fact]
    public async Task SetParticipantsAsync_Empty_RemovesAll()
    {
        RoomParticipantsChange result = await _rooms.Rooms.SetParticipantsAsync("1", [], Token);

        Assert.Empty(result.Participants);
        Assert.Equal([Person.Alice.Presents(), Person.Bob.Attends()], result.Removed);
    }

    [Fact]
    public async Task SetParticipantsAsync_Invalid_TellsEveryErrorAndSendsNothing()
    {
        InvalidActionException wrong = await Assert.ThrowsAsync<InvalidActionException>(
            () => _rooms.Rooms.SetParticipantsAsync(default, [Person.Phone.Attends(), Person.Bob.Attends(), Person.Bob.Presents()], Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _rooms.Rooms.SetParticipantsAsync("1", null!, Token));

        Assert.Equal(3, wrong.Errors.Count);
        Assert.Empty(_rooms.Sent);
    }

    [Fact]
    public async Task DeleteAsync_GoneAlready_IsSuccess()
    {
        Assert.Equal(new ResultInformation(200, 0), await _rooms.Rooms.DeleteAsync("1", Token));
        _rooms.Answer = action => throw ScriptedRooms.Refusal(action, 404);

        Assert.Equal(404, (await _rooms.Rooms.DeleteAsync("1", Token)).Code);
    }

    [Fact]
    public async Task DeleteAsync_AnotherRefusal_Fails()
    {
        _rooms.Answer = action => throw ScriptedRooms.Refusal(action, 403);

        Assert.Equal("Word", (await Assert.ThrowsAsync<ActionFailedException>(() => _rooms.Rooms.DeleteAsync("1", Token))).ErrorCode);
    }

    [Fact]
    public async Task DeleteAsync_DoneByAnAttemptThatFailed_IsSuccess()
    {
        _rooms.Answer = action => _rooms.Sent.Count == 1 ? throw ScriptedRooms.Unclear(action) : throw ScriptedRooms.Refusal(action, 404);

        await _rooms.Rooms.DeleteAsync("1", Token);

        Assert.Equal(2, _rooms.Sent.Count);
    }

    [Fact]
    public async Task CreateAsync_OwnRepeatabilityId_GoesWithEveryAttempt()
    {
        Guid id = Guid.NewGuid();
        _rooms.Answer = action => _rooms.Sent.Count == 1 ? throw ScriptedRooms.Unclear(action) : new Room("1");

        await _rooms.Rooms.CreateAsync(new CreateRoom { RepeatabilityId = id }, Token);
        await _rooms.Rooms.CreateAsync(new CreateRoom { RepeatabilityId = id }, Token);

        Assert.Equal([id, id, id], _rooms.Sent.Select(s => s.Envelope.RepeatabilityId));
    }

    [Fact]
    public async Task CreateAsync_NoRepeatabilityId_TakesANewOneEachTime()
    {
        await _rooms.Rooms.CreateAsync(new CreateRoom(), Token);
        await _rooms.Rooms.CreateAsync(new CreateRoom(), Token);

        Assert.Equal(2, _rooms.Sent.Select(s => s.Envelope.RepeatabilityId).Distinct().Count());
    }

    private object? Play(RoomCallAction action)
    {
        if (action is UpdateRoomParticipants change)
        {
            change.Remove.ToList().ForEach(id => _roster.Remove(id));
            change.AddOrUpdate.ToList().ForEach(participant => _roster[participant.Id] = participant);
        }

        return action switch
        {
            ListRoomParticipants => (IReadOnlyList<RoomParticipant>)[.. _roster.Values.OrderBy(p => p.Id.RawId, StringComparer.Ordinal)],
            CreateRoom => new Room("1"),
            _ => null,
        };
    }
}
