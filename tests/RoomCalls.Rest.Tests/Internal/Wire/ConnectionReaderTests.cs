using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class ConnectionReaderTests
{
    [Theory]
    [InlineData("unknown", CallConnectionState.Unknown)]
    [InlineData("connecting", CallConnectionState.Connecting)]
    [InlineData("connected", CallConnectionState.Connected)]
    [InlineData("transferring", CallConnectionState.Transferring)]
    [InlineData("transferAccepted", CallConnectionState.TransferAccepted)]
    [InlineData("disconnecting", CallConnectionState.Disconnecting)]
    [InlineData("disconnected", CallConnectionState.Disconnected)]
    [InlineData("laterState", CallConnectionState.Unknown)]
    public void Read_State_IsKnownOrUnknown(string wire, CallConnectionState state) =>
        Assert.Equal(state, ConnectionReader.Read(JsonElement.Parse($$"""{"callConnectionId":"x","callConnectionState":"{{wire}}"}"""))!.State);

    [Fact]
    public void Read_Members_AreOptionalAndTolerant()
    {
        CallConnectionProperties? bare = ConnectionReader.Read(
            JsonElement.Parse("""{"callConnectionId":"x","callbackUri":"not absolute","serverCallId":7,"targets":{}}"""));

        Assert.Equal(new CallConnectionProperties("x"), bare);
    }
}
