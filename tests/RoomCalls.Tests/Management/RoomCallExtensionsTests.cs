using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Management;

public sealed class RoomCallExtensionsTests
{
    private readonly IRoomCall _call = Substitute.For<IRoomCall>();

    [Fact]
    public async Task ExecuteAsync_EachVerb_SendsItsAction()
    {
        await _call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new AddParticipant(KnownPhones.Answering), CurrentTest.Token);
        await _call.CancelAddParticipantAsync("inv", CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new CancelAddParticipant("inv"), CurrentTest.Token);
        await _call.RemoveParticipantAsync(KnownPeople.Bob, CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new RemoveParticipant(KnownPeople.Bob), CurrentTest.Token);
        await _call.MuteParticipantAsync(KnownPeople.Bob, CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new MuteParticipant(KnownPeople.Bob), CurrentTest.Token);
        await _call.ListParticipantsAsync(CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new ListParticipants(), CurrentTest.Token);
        await _call.GetParticipantAsync(KnownPeople.Bob, CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new GetParticipant(KnownPeople.Bob), CurrentTest.Token);
        await _call.HangUpAsync(CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new HangUpCall(), CurrentTest.Token);
        await _call.HangUpForEveryoneAsync(CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new HangUpForEveryone(), CurrentTest.Token);
        await new CallMedia(_call).SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("1"), CurrentTest.Token);
        await _call.Received(1).ExecuteAsync(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")), CurrentTest.Token);
        _ = _call.ListenAsync(CurrentTest.Token);
        _ = _call.Received(1).ListenAsync(null, CurrentTest.Token);
    }

    [Fact]
    public async Task ConnectAsync_Locator_SendsItsAction()
    {
        IRoomCallManager manager = Substitute.For<IRoomCallManager>();
        await manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await manager.Received(1).ConnectAsync(new ConnectCall(ScriptedFixture.Locator), CurrentTest.Token);
    }

    [Fact]
    public async Task Rooms_EachVerb_SendsItsActionToTheRoomsTransport()
    {
        await using ScriptedFixture fixture = new();
        RoomUserToken token = new("t", ManualTimeProvider.Start);
        fixture.Transport
            .ThenAnswer(ActionAnswer.FromValue(new Room("991")))
            .ThenAnswer(ActionAnswer.RoomParticipants(new() { Items = [new(KnownPeople.Alice, RoomRole.Presenter)] }))
            .ThenAnswer(ActionAnswer.FromValue(KnownPeople.Bob))
            .ThenAnswer(ActionAnswer.FromValue(token));
        Assert.Equal("991", (await fixture.Manager.Rooms.CreateAsync(new CreateRoom(), CurrentTest.Token)).Id.Value);
        Assert.Equal(RoomRole.Presenter, Assert.Single(await fixture.Manager.Rooms.ListParticipantsAsync("991", CurrentTest.Token).ToListAsync(CurrentTest.Token)).Role);
        Assert.Equal(KnownPeople.Bob, await fixture.Manager.Users.CreateAsync(CurrentTest.Token));
        Assert.Same(token, await fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(KnownPeople.Bob), CurrentTest.Token));
        Assert.Equal([typeof(CreateRoom), typeof(ListRoomParticipants), typeof(CreateUser), typeof(IssueUserToken)], fixture.Transport.Requests.Select(r => r.Action.GetType()));
        Assert.All(fixture.Transport.Requests, r => Assert.Equal((null, null, null), (r.Envelope.CallConnectionId, r.Envelope.OperationContext, r.Envelope.CallbackUri)));
    }
}
