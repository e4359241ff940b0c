using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Calls;

public sealed class CallLocatorTests
{
    private static readonly Guid Id = Guid.Parse("6a1d46b0-5c09-4cda-9f3c-0d2c3c7a1a11");

    public static TheoryData<CallLocator> Wrong =>
    [
        CallLocator.ServerCall(null!),
        CallLocator.ServerCall(" "),
        CallLocator.ServerCall("a\nb"),
        CallLocator.GroupCall(Guid.Empty),
        CallLocator.Room(default(RoomId)),
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_WrongLocator_Throws(CallLocator locator) =>
        Assert.Contains("Pass the", Assert.Throws<InvalidActionException>(new ConnectCall(locator) { CallbackUri = new Uri("https://app.example/") }.Validate).Message, StringComparison.Ordinal);

    [Fact]
    public void Equals_SameIdAndKind_AreEqual()
    {
        Assert.Equal(CallLocator.ServerCall("a"), new ServerCallLocator("a"));
        Assert.Equal(CallLocator.GroupCall(Id), new GroupCallLocator(Id));
        Assert.NotEqual(CallLocator.ServerCall("a"), CallLocator.Room("a"));
        Assert.NotEqual(CallLocator.ServerCall("a"), CallLocator.ServerCall("A"));
    }

    [Fact]
    public void ToString_GroupCall_NamesTheKindAndTheId() => Assert.Equal($"GroupCallLocator {{ GroupCallId = {Id} }}", CallLocator.GroupCall(Id).ToString());

    [Fact]
    public void Room_SameId_AreEqual()
    {
        Assert.Equal(CallLocator.Room("991"), CallLocator.Room("991"));
        Assert.NotEqual(CallLocator.Room("991"), CallLocator.Room("992"));
        Assert.Equal("991", Assert.IsType<RoomCallLocator>(CallLocator.Room("991")).RoomId.Value);
    }

    [Fact]
    public void CheckLocator_Room_ReportsTheErrorsOfItsId()
    {
        Assert.Single(ValidationErrors.Collect(errors => errors.CheckLocator(CallLocator.Room("a/b"))));
        Assert.Empty(ValidationErrors.Collect(errors => errors.CheckLocator(CallLocator.Room("991"))));
    }
}
