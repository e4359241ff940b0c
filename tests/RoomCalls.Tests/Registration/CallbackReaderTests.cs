using System.Text;
using RoomCalls.Events;

namespace RoomCalls.Tests.Registration;

public sealed class CallbackReaderTests
{
    [Fact]
    public void Read_BodyOfEvents_ReturnsThemInOrder()
    {
        string body = CallbackJson.Array(CallbackJson.Event("CallConnected"), CallbackJson.Event("SomethingNew"));
        IReadOnlyList<RoomCallEvent> events = CallbackReader.Read(Encoding.UTF8.GetBytes(body));
        Assert.IsType<CallConnected>(events[0]);
        Assert.IsType<UnknownRoomCallEvent>(events[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+16045551234")]
    [InlineData("[{}]")]
    public void Read_NoCallback_SaysWhyWithoutRepeatingIt(string body)
    {
        FormatException error = Assert.Throws<FormatException>(() => CallbackReader.Read(Encoding.UTF8.GetBytes(body)));
        Assert.DoesNotContain("6045551234", error.Message, StringComparison.Ordinal);
    }
}
