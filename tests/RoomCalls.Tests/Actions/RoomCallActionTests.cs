using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class RoomCallActionTests
{
    private static readonly Uri Insecure = new("http://app.example/");

    public static TheoryData<RoomCallAction, int> Invalid => new()
    {
        { new RemoveParticipant(null!) { OperationCallbackUri = Insecure, Deadline = TimeSpan.Zero }, 3 },
        { new CancelAddParticipant(" ") { OperationCallbackUri = Insecure, Deadline = TimeSpan.Zero }, 3 },
        { new CancelAddParticipant(null!), 1 },
        { new MuteParticipant(null!) { Deadline = TimeSpan.Zero }, 2 },
        { new MuteParticipant(KnownPhones.Answering), 1 },
        { new GetParticipant(null!) { Deadline = TimeSpan.Zero }, 2 },
        { new GetRoom("a/b") { Deadline = TimeSpan.Zero }, 2 },
        { new ListRoomParticipants("") { Deadline = TimeSpan.Zero }, 2 },
        { new HangUpCall { Deadline = TimeSpan.FromTicks(-1) }, 1 },
        { new HangUpForEveryone { Deadline = TimeSpan.Zero }, 1 },
        { new ListParticipants { Deadline = TimeSpan.Zero }, 1 },
        { new GetCallConnection { Deadline = TimeSpan.Zero }, 1 },
        { new CreateUser { Deadline = TimeSpan.Zero }, 1 },
        { new HangUpCall { Deadline = TimeSpan.MaxValue }, 1 },
        { new HangUpCall { Deadline = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) }, 1 },
    };

    public static TheoryData<RoomCallAction> Valid =>
    [
        new RemoveParticipant(KnownPhones.Answering), new CancelAddParticipant("inv"), new MuteParticipant(KnownPeople.Alice), new GetParticipant(KnownPeople.Alice), new GetRoom("991"),
        new ListRoomParticipants("991"), new HangUpCall { Deadline = TimeSpan.FromTicks(1) }, new HangUpForEveryone { Deadline = TimeSpan.FromDays(1) }, new ListParticipants(), new GetCallConnection(), new CreateUser(),
    ];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Validate_SeveralErrors_ReportsAllAtOnce(RoomCallAction action, int errors) => Assert.Equal(errors, ValidationErrors.Collect(action).Count);

    [Theory]
    [MemberData(nameof(Valid))]
    public void Validate_ValidAction_Passes(RoomCallAction action) => Assert.Empty(ValidationErrors.Collect(action));

    [Fact]
    public void Name_AnyAction_IsThatOfTheRecord() => Assert.Equal("HangUpCall", new HangUpCall().Name);

    [Fact]
    public void ToString_ContextAndCallback_AreShownWithoutTheQuery() => Assert.Equal(
        "RemoveParticipant { OperationContext = c, OperationCallbackUri = https://app.example/?***, Id = 4:***67 }",
        new RemoveParticipant(KnownPhones.Answering) { OperationContext = "c", OperationCallbackUri = new Uri("https://app.example/?key=SECRET") }.ToString());
}
