using RoomCalls.Actions;
using RoomCalls.CallAutomation.Tests.Support;

namespace RoomCalls.CallAutomation.Tests;

public sealed class RestRoomsTransportTests
{
    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:a_b");

    public static TheoryData<RoomCallAction> ActionsOfTheOtherPort => [new Connect(CallLocator.Room("1")), new GetCallConnection(), new ListParticipants(),
        new GetParticipant(Alice), new AddParticipant(Alice), new CancelAddParticipant("i"), new RemoveParticipant(Alice), new MuteParticipant(Alice),
        new SendDtmf(Alice, DtmfTones.Parse("1")), new HangUp(), new HangUpForEveryone()];

    [Theory]
    [MemberData(nameof(ActionsOfTheOtherPort))]
    public async Task SendAsync_ActionOfCalls_IsNotSupported(RoomCallAction action)
    {
        using Wired wired = new();

        ActionNotSupportedException refused = await Assert.ThrowsAsync<ActionNotSupportedException>(() => wired.RoomsAsync(action));

        Assert.Equal("The Call Automation transport", refused.SupportedBy);
        Assert.Empty(wired.Service.Requests);
    }
}
