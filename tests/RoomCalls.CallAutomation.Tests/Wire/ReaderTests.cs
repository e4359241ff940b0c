using System.Text.Json;
using RoomCalls.CallAutomation.Wire;

namespace RoomCalls.CallAutomation.Tests.Wire;

public sealed class ReaderTests
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
    public void Connection_State_IsKnownOrUnknown(string wire, CallConnectionState state) =>
        Assert.Equal(state, ConnectionReader.Read(JsonElement.Parse($$"""{"callConnectionId":"x","callConnectionState":"{{wire}}"}"""))!.State);

    [Fact]
    public void Connection_Members_AreOptionalAndTolerant()
    {
        CallConnectionProperties bare = ConnectionReader.Read(JsonElement.Parse("""{"callConnectionId":"x","callbackUri":"not absolute","serverCallId":7,"targets":{}}"""))!;

        Assert.Equal(new CallConnectionProperties("x"), bare);
    }

    [Theory]
    [InlineData("""{"identifier":{"rawId":"8:acs:r_u"},"isMuted":true,"isOnHold":false}""", true, false)]
    [InlineData("""{"identifier":{"rawId":"8:acs:r_u"},"isMuted":null,"isOnHold":"yes"}""", null, null)]
    [InlineData("""{"rawId":"8:acs:r_u","isOnHold":true}""", null, true)]
    public void Roster_Entry_KeepsWhatIsUnknown(string json, bool? muted, bool? onHold) =>
        Assert.Equal(new RosterEntry(ParticipantId.User("8:acs:r_u"), muted, onHold), RosterReader.ReadEntry(JsonElement.Parse(json)));

    [Fact]
    public void Room_Dates_AreTolerant()
    {
        Room room = RoomReader.Read(JsonElement.Parse("""{"id":"1","createdAt":"2026-01-05T08:59:01.1234567+02:00","validFrom":"soon","validUntil":5}"""))!;

        Assert.Equal(new DateTimeOffset(2026, 1, 5, 8, 59, 1, TimeSpan.FromHours(2)).AddTicks(1234567), room.CreatedAt);
        Assert.Equal((default, default, false), (room.ValidFrom, room.ValidUntil, room.PstnDialOutEnabled));
    }

    [Fact]
    public void Page_WithoutAList_IsNull() => Assert.Null(JsonPage.Read(JsonElement.Parse("""{"nextLink":"/x"}""")));

    [Theory]
    [InlineData("4:+1604", "4%3A%2B1604")]
    [InlineData("a/b\\c d%", "a%2Fb%5Cc%20d%25")]
    [InlineData("..a", "..a")]
    public void PathSegment_Id_IsEncodedWhole(string id, string segment) => Assert.Equal(segment, PathSegment.Of("HangUp", id));
}
