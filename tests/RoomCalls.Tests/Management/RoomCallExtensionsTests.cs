using NSubstitute;
using RoomCalls.Actions;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Management;

public sealed class RoomCallExtensionsTests
{
    private readonly IRoomCall _call = Substitute.For<IRoomCall>();

    [Fact]
    public async Task Verbs_AreTheirActions()
    {
        await _call.AddParticipantAsync(SamplePeople.Phone, World.Token);
        await _call.Received(1).ExecuteAsync(new AddParticipant(SamplePeople.Phone), World.Token);
        await _call.CancelAddParticipantAsync("inv", World.Token);
        await _call.Received(1).ExecuteAsync(new CancelAddParticipant("inv"), World.Token);
        await _call.RemoveParticipantAsync(SamplePeople.Bob, World.Token);
        await _call.Received(1).ExecuteAsync(new RemoveParticipant(SamplePeople.Bob), World.Token);
        await _call.MuteParticipantAsync(SamplePeople.Bob, World.Token);
        await _call.Received(1).ExecuteAsync(new MuteParticipant(SamplePeople.Bob), World.Token);
        await _call.ListParticipantsAsync(World.Token);
        await _call.Received(1).ExecuteAsync(new ListParticipants(), World.Token);
        await _call.GetParticipantAsync(SamplePeople.Bob, World.Token);
        await _call.Received(1).ExecuteAsync(new GetParticipant(SamplePeople.Bob), World.Token);
        await _call.HangUpAsync(World.Token);
        await _call.Received(1).ExecuteAsync(new HangUpCall(), World.Token);
        await _call.HangUpForEveryoneAsync(World.Token);
        await _call.Received(1).ExecuteAsync(new HangUpForEveryone(), World.Token);
        await _call.Media.SendDtmfAsync(SamplePeople.Phone, DtmfTones.Parse("1"), World.Token);
        await _call.Received(1).ExecuteAsync(new SendDtmf(SamplePeople.Phone, DtmfTones.Parse("1")), World.Token);
        _ = _call.ListenAsync(World.Token);
        _ = _call.Received(1).ListenAsync(null, World.Token);
    }

    [Fact]
    public async Task ConnectAsync_IsTheActionOfTheLocator()
    {
        IRoomCallManager manager = Substitute.For<IRoomCallManager>();
        await manager.ConnectAsync(World.Room, World.Token);
        await manager.Received(1).ConnectAsync(new ConnectCall(World.Room), World.Token);
    }

    [Fact]
    public async Task Administration_SendsItsActionsToTheRoomsTransport()
    {
        await using World world = new();
        RoomUserToken token = new("t", ManualTimeProvider.Start);
        world.Transport
            .ThenAnswer(new ActionAnswer { Value = new Room("991") })
            .ThenAnswer(new ActionAnswer { Value = (IReadOnlyList<RoomParticipant>)[new(SamplePeople.Alice, RoomRole.Presenter)] })
            .ThenAnswer(new ActionAnswer { Value = SamplePeople.Bob })
            .ThenAnswer(new ActionAnswer { Value = token });
        Assert.Equal("991", (await world.Manager.Rooms.CreateAsync(new CreateRoom(), World.Token)).Id.Value);
        Assert.Equal(RoomRole.Presenter, Assert.Single(await world.Manager.Rooms.ListParticipantsAsync("991", World.Token)).Role);
        Assert.Equal(SamplePeople.Bob, await world.Manager.Users.CreateAsync(World.Token));
        Assert.Same(token, await world.Manager.Users.IssueTokenAsync(new IssueUserToken(SamplePeople.Bob), World.Token));
        Assert.Equal([typeof(CreateRoom), typeof(ListRoomParticipants), typeof(CreateUser), typeof(IssueUserToken)], world.Transport.Requests.Select(r => r.Action.GetType()));
        Assert.All(world.Transport.Requests, r => Assert.Equal((null, null, null), (r.Envelope.CallConnectionId, r.Envelope.OperationContext, r.Envelope.CallbackUri)));
    }
}
