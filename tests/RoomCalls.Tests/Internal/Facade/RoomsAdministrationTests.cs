using RoomCalls.Actions;

namespace RoomCalls.Tests.Internal.Facade;

public sealed class RoomsAdministrationTests : IAsyncDisposable
{
    private readonly Dictionary<ParticipantId, RoomParticipant> _roster = new() { [KnownPeople.Alice] = KnownPeople.Alice.AsPresenter(), [KnownPeople.Bob] = KnownPeople.Bob.AsAttendee() };
    private readonly ScriptedFixture _fixture = new();

    public RoomsAdministrationTests() => _fixture.Transport.AnswerWith(Play);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task UpdateParticipantsAsync_Change_ReadsPatchesAndReads()
    {
        UpdateRoomParticipants change = new("1") { AddOrUpdate = [KnownPeople.Carol.AsAttendee(), KnownPeople.Bob.AsPresenter()], Remove = [KnownPeople.Alice], Deadline = TimeSpan.FromMinutes(1) };

        RoomParticipantsChange result = await _fixture.Manager.Rooms.UpdateParticipantsAsync(change, Token);

        Assert.Equal(["ListRoomParticipants", "UpdateRoomParticipants", "ListRoomParticipants"], _fixture.Transport.Requests.Select(r => r.Action.Name));
        Assert.All(_fixture.Transport.Requests, sent => Assert.Equal(TimeSpan.FromMinutes(1), sent.Action.Deadline));
        Assert.Same(change, _fixture.Transport.Requests[1].Action);
        Assert.Equal([KnownPeople.Bob.AsPresenter(), KnownPeople.Carol.AsAttendee()], result.Participants);
        Assert.Equal([KnownPeople.Carol.AsAttendee()], result.Added);
        Assert.Equal([KnownPeople.Bob.AsPresenter()], result.Changed);
        Assert.Equal([KnownPeople.Alice.AsPresenter()], result.Removed);
    }

    [Fact]
    public async Task UpdateParticipantsAsync_Invalid_SendsNothing()
    {
        await Assert.ThrowsAsync<InvalidActionException>(() => _fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants("1"), Token));

        Assert.Empty(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task UpdateParticipantsAsync_UnknownRoom_ThrowsActionFailed()
    {
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Refusal(action, 404));

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(
            () => _fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants("1") { Remove = [KnownPeople.Bob] }, Token));

        Assert.Equal("Word", failed.ErrorCode);
        Assert.Single(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task SetParticipantsAsync_OtherRoster_SendsTheDifferenceOnly()
    {
        RoomParticipantsChange result = await _fixture.Manager.Rooms.SetParticipantsAsync("1", [KnownPeople.Alice.AsAttendee(), KnownPeople.Carol.AsPresenter()], Token);

        UpdateRoomParticipants sent = Assert.Single(_fixture.Transport.Requests.Select(s => s.Action).OfType<UpdateRoomParticipants>());
        Assert.Equal([KnownPeople.Carol.AsPresenter(), KnownPeople.Alice.AsAttendee()], sent.AddOrUpdate);
        Assert.Equal([KnownPeople.Bob], sent.Remove);
        Assert.Equal([KnownPeople.Alice.AsAttendee(), KnownPeople.Carol.AsPresenter()], result.Participants);
        Assert.Equal([KnownPeople.Carol.AsPresenter()], result.Added);
        Assert.Equal([KnownPeople.Alice.AsAttendee()], result.Changed);
        Assert.Equal([KnownPeople.Bob.AsAttendee()], result.Removed);
    }

    [Fact]
    public async Task SetParticipantsAsync_SameRoster_ChangesNothing()
    {
        RoomParticipantsChange result = await _fixture.Manager.Rooms.SetParticipantsAsync("1", [KnownPeople.Bob.AsAttendee(), KnownPeople.Alice.AsPresenter()], Token);

        Assert.Equal(["ListRoomParticipants"], _fixture.Transport.Requests.Select(r => r.Action.Name));
        Assert.Equal([KnownPeople.Alice.AsPresenter(), KnownPeople.Bob.AsAttendee()], result.Participants);
        Assert.Empty(result.Added.Concat(result.Changed).Concat(result.Removed));
    }

    [Fact]
    public async Task SetParticipantsAsync_Empty_RemovesAll()
    {
        RoomParticipantsChange result = await _fixture.Manager.Rooms.SetParticipantsAsync("1", [], Token);

        Assert.Empty(result.Participants);
        Assert.Equal([KnownPeople.Alice.AsPresenter(), KnownPeople.Bob.AsAttendee()], result.Removed);
    }

    [Fact]
    public async Task SetParticipantsAsync_Invalid_ReportsEveryErrorAndSendsNothing()
    {
        InvalidActionException wrong = await Assert.ThrowsAsync<InvalidActionException>(
            () => _fixture.Manager.Rooms.SetParticipantsAsync(default, [KnownPhones.Answering.AsAttendee(), KnownPeople.Bob.AsAttendee(), KnownPeople.Bob.AsPresenter()], Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _fixture.Manager.Rooms.SetParticipantsAsync("1", null!, Token));

        Assert.Equal(3, wrong.Errors.Count);
        Assert.Empty(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task DeleteAsync_AlreadyGone_Succeeds()
    {
        await _fixture.Manager.Rooms.DeleteAsync("1", Token);
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Refusal(action, 404));

        await _fixture.Manager.Rooms.DeleteAsync("1", Token);
        Assert.Equal(404, (await _fixture.Manager.ExecuteAsync(new DeleteRoom("1"), Token)).Code);
    }

    [Fact]
    public async Task DeleteAsync_AnotherRefusal_Fails()
    {
        _fixture.Transport.AnswerWith(action => throw TransportErrors.Refusal(action, 403));

        Assert.Equal("Word", (await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.Manager.Rooms.DeleteAsync("1", Token))).ErrorCode);
    }

    [Fact]
    public async Task DeleteAsync_GoneAfterAnUnclearAttempt_Succeeds()
    {
        _fixture.Transport.AnswerWith(action => _fixture.Transport.Requests.Count == 1 ? throw TransportErrors.Unclear(action) : throw TransportErrors.Refusal(action, 404));

        await _fixture.Manager.Rooms.DeleteAsync("1", Token);

        Assert.Equal(2, _fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task CreateAsync_RepeatabilityId_IsSentOnEveryAttempt()
    {
        Guid id = Guid.NewGuid();
        _fixture.Transport.AnswerWith(action => _fixture.Transport.Requests.Count == 1 ? throw TransportErrors.Unclear(action) : new Room("1"));

        await _fixture.Manager.Rooms.CreateAsync(new CreateRoom { RepeatabilityId = id }, Token);
        await _fixture.Manager.Rooms.CreateAsync(new CreateRoom { RepeatabilityId = id }, Token);

        Assert.Equal([id, id, id], _fixture.Transport.Requests.Select(s => s.Envelope.RepeatabilityId));
    }

    [Fact]
    public async Task CreateAsync_NoRepeatabilityId_UsesANewOneEachTime()
    {
        await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);
        await _fixture.Manager.Rooms.CreateAsync(new CreateRoom(), Token);

        Assert.Equal(2, _fixture.Transport.Requests.Select(s => s.Envelope.RepeatabilityId).Distinct().Count());
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
            ListRoomParticipants => new ListPage<RoomParticipant> { Items = [.. _roster.Values.OrderBy(p => p.Id.RawId, StringComparer.Ordinal)] },
            CreateRoom => new Room("1"),
            _ => null,
        };
    }
}
