using RoomCalls.Actions;
using RoomCalls.CallAutomation.Tests.Support;

namespace RoomCalls.CallAutomation.Tests;

public sealed class RestCallAutomationTransportTests
{
    public static TheoryData<RoomCallAction> ActionsOfTheOtherPort => [new CreateRoom(), new GetRoom("1"), new ListRoomParticipants("1"), new CreateUser(),
        new IssueUserToken(ParticipantId.User("8:acs:a_b"))];

    [Theory]
    [MemberData(nameof(ActionsOfTheOtherPort))]
    public async Task SendAsync_ActionOfRooms_IsNotSupported(RoomCallAction action)
    {
        using Wired wired = new();

        ActionNotSupportedException refused = await Assert.ThrowsAsync<ActionNotSupportedException>(() => wired.CallAsync(action));

        Assert.Equal(action.GetType().Name, refused.Action);
        Assert.Equal("The rooms transport", refused.SupportedBy);
        Assert.Empty(wired.Service.Requests);
    }

    [Fact]
    public async Task SendAsync_Nothing_Throws()
    {
        using Wired wired = new();

        await Assert.ThrowsAsync<ArgumentNullException>(() => wired.CallAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => wired.Calls.SendAsync(new HangUp(), null!, TestContext.Current.CancellationToken));
    }
}
