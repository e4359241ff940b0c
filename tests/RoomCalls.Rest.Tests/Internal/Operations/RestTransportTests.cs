using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class RestTransportTests
{
    public static TheoryData<RoomCallAction> RoomActions => [new CreateRoom(), new GetRoom("1"), new ListRoomParticipants("1"), new CreateUser(),
        new IssueUserToken(ParticipantId.User("8:acs:a_b"))];

    [Theory]
    [MemberData(nameof(RoomActions))]
    public async Task SendAsync_RoomActionToCalls_IsNotSupported(RoomCallAction action)
    {
        using RestTransportFixture fixture = new();

        ActionNotSupportedException refused = await Assert.ThrowsAsync<ActionNotSupportedException>(() => fixture.CallAsync(action));

        Assert.Equal(action.GetType().Name, refused.ActionName);
        Assert.Equal("The rooms transport", refused.SupportedBy);
        Assert.Empty(fixture.Service.Requests);
    }

    [Fact]
    public async Task SendAsync_Null_Throws()
    {
        using RestTransportFixture fixture = new();

        await Assert.ThrowsAsync<ArgumentNullException>(() => fixture.CallAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => fixture.Calls.SendAsync(new HangUpCall(), null!, TestContext.Current.CancellationToken));
    }

    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:a_b");

    public static TheoryData<RoomCallAction> CallActions => [new ConnectCall(CallLocator.Room("1")), new GetCallConnection(), new ListParticipants(),
        new GetParticipant(Alice), new AddParticipant(Alice), new CancelAddParticipant("i"), new RemoveParticipant(Alice), new MuteParticipant(Alice),
        new SendDtmf(Alice, DtmfTones.Parse("1")), new HangUpCall(), new HangUpForEveryone()];

    [Theory]
    [MemberData(nameof(CallActions))]
    public async Task SendAsync_CallActionToRooms_IsNotSupported(RoomCallAction action)
    {
        using RestTransportFixture fixture = new();

        ActionNotSupportedException refused = await Assert.ThrowsAsync<ActionNotSupportedException>(() => fixture.RoomsAsync(action));

        Assert.Equal("The Call Automation transport", refused.SupportedBy);
        Assert.Empty(fixture.Service.Requests);
    }
}
