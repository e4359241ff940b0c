using System.Text;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class UnknownEventTests
{
    [Theory]
    [InlineData("\"participants\":{\"count\":3}")]
    [InlineData("\"participants\":\"many\"")]
    [InlineData("\"sequenceNumber\":\"seven\"")]
    [InlineData("\"sequenceNumber\":1e400")]
    [InlineData("\"resultInformation\":\"fine\"")]
    [InlineData("\"resultInformation\":{\"code\":\"ok\"}")]
    [InlineData("\"participant\":[1,2]")]
    [InlineData("\"operationContext\":{\"deep\":[{}]}")]
    public void Read_UnknownTypeWithOtherMeanings_IsKept(string member)
    {
        string json = $$$"""{"id":"e1","source":"s","specversion":"1.0","type":"Microsoft.Communication.Brandnew","data":{"callConnectionId":"c1",{{{member}}},"serverCallId":"s1"}}""";

        (IReadOnlyList<RoomCallEvent> events, string? error) = EventReader.Read(Encoding.UTF8.GetBytes(json), new Interner());

        Assert.Null(error);
        UnknownRoomCallEvent unknown = Assert.IsType<UnknownRoomCallEvent>(Assert.Single(events));
        Assert.Equal(("Brandnew", "c1", "s1", json), (unknown.Name, unknown.CallConnectionId.Value, unknown.ServerCallId, unknown.Json));
    }

    [Fact]
    public void Read_KnownTypeWithOtherMeanings_IsRefused()
    {
        const string Json = """{"id":"e1","source":"s","specversion":"1.0","type":"Microsoft.Communication.CallConnected","data":{"callConnectionId":"c1","resultInformation":"fine"}}""";

        Assert.NotNull(EventReader.Read(Encoding.UTF8.GetBytes(Json), new Interner()).Error);
    }
}
