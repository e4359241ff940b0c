using RoomCalls.Actions;
using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class ConnectTests
{
    private static readonly Uri Callback = new("https://app.example/events?call=SECRET");

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        Assert.Equal(2, ValidationErrors.Collect(new ConnectCall(CallLocator.Room("a/b"))).Count);
        Assert.Equal(3, ValidationErrors.Collect(new ConnectCall(null!) { Deadline = TimeSpan.FromSeconds(-1) }).Count);
        Assert.Empty(ValidationErrors.Collect(new ConnectCall(CallLocator.Room("991")) { CallbackUri = Callback }));
    }

    [Fact]
    public void WithDefaults_NoCallback_GetsTheCallbackOfTheOptions()
    {
        ActionDefaults defaults = new(Callback, null);
        ConnectCall own = new(CallLocator.Room("991")) { CallbackUri = new Uri("https://other.example/") };
        Assert.Equal(Callback, ((ConnectCall)new ConnectCall(CallLocator.Room("991")).WithDefaults(defaults)).CallbackUri);
        Assert.Same(own, own.WithDefaults(defaults));
    }

    [Fact]
    public void ToString_CallbackUri_HidesTheQuery() => Assert.Equal(
        "ConnectCall { Locator = RoomCallLocator { RoomId = 991 }, CallbackUri = https://app.example/events?*** }",
        new ConnectCall(CallLocator.Room("991")) { CallbackUri = Callback }.ToString());
}
