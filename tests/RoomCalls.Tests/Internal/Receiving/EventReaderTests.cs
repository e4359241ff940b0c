using System.Text;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Receiving;

public sealed class EventReaderTests
{
    private const string Attributes = "\"id\":\"1\",\"source\":\"s\",\"specversion\":\"1.0\"";

    [Fact]
    public void Read_ArrayOrBareObject_ReadsEventsInOrder()
    {
        (IReadOnlyList<RoomCallEvent> events, string? error) = CallbackReading.Read(" " + CallbackJson.Array(CallbackJson.Event("CallConnected"), CallbackJson.Event("Odd"), CallbackJson.Roster(1)) + "\r\n");
        Assert.Null(error);
        Assert.Equal(["CallConnected", "Odd", "ParticipantsUpdated"], events.Select(e => e.Name));
        Assert.IsType<CallConnected>(CallbackReading.ReadSingle(CallbackJson.Event("CallConnected")));
        Assert.Equal((0, null), (CallbackReading.Read("[]").Events.Count, CallbackReading.Read("[]").Error));
    }

    [Fact]
    public void Read_MembersInAnyOrder_ReadsTheSame()
    {
        string[] members = [.. Attributes.Split(','), "\"type\":\"Microsoft.Communication.AddParticipantSucceeded\"", $"\"data\":{{\"resultInformation\":{{\"subCode\":7,\"code\":200}},\"participant\":{CallbackJson.Identifier(KnownPeople.Alice)},\"callConnectionId\":\"c1\"}}"];
        for (int shift = 0; shift < members.Length; shift++)
        {
            RoomCallEvent read = CallbackReading.ReadSingle('{' + string.Join(',', members.Skip(shift).Concat(members.Take(shift))) + '}');
            Assert.Equal(KnownPeople.Alice, Assert.IsType<AddParticipantSucceeded>(read).Participant);
            Assert.Equal((7, "c1"), (read.ResultInformation!.SubCode, read.CallConnectionId.Value));
        }
    }

    [Fact]
    public void Read_EscapedAndPlainText_ShareOneObject()
    {
        Interner interner = new();
        string plain = """ "participant":{"rawId":"4:+16041234567"} """;
        string escaped = """ "participant":{"rawId":"\u0034:\u002B16041234567"} """;
        ParticipantId one = ((AddParticipantSucceeded)CallbackReading.Read(CallbackJson.Event("AddParticipantSucceeded", plain), interner).Events[0]).Participant;
        ParticipantId two = ((AddParticipantSucceeded)CallbackReading.Read(CallbackJson.Event("AddParticipantSucceeded", escaped), interner).Events[0]).Participant;
        Assert.Same(one, two);
        Assert.Equal(KnownPhones.Answering, one);
    }

    [Fact]
    public void Read_OperationContext_SplitsOffOurId()
    {
        Guid id = Guid.NewGuid();
        RoomCallEvent read = CallbackReading.ReadSingle(CallbackJson.Event("CallConnected", $"\"operationContext\":\"{OperationContextCodec.Encode(id, "mine")}\""));
        Assert.Equal((id, "mine"), (read.OperationId, read.OperationContext));
        Assert.Equal((null, "theirs"), (CallbackReading.ReadSingle(CallbackJson.Event("CallConnected", "\"operationContext\":\"theirs\"")).OperationId, "theirs"));
    }

    [Fact]
    public void Read_Kind_PrefersStatedThenNestedThenForm()
    {
        Assert.Equal(ParticipantKind.PhoneNumber, Kind("""{"rawId":"X","kind":"phoneNumber","communicationUser":{"id":"X"}}"""));
        Assert.Equal(ParticipantKind.MicrosoftTeamsUser, Kind("""{"microsoftTeamsUser":{"userId":"X"},"rawId":"X"}"""));
        Assert.Equal(ParticipantKind.CommunicationUser, Kind("""{"rawId":"8:acs:a_b","kind":"somethingNew","phoneNumber":null}"""));
        Assert.Equal(ParticipantKind.TeamsExtensionUser, Kind("""{"rawId":"8:acs:a_b_c","unheardOf":{"x":[1]}}"""));
        Assert.Equal(ParticipantKind.MicrosoftTeamsApp, Kind("""{"rawId":"X","kind":"microsoftTeamsApp"}"""));
    }

    [Fact]
    public void Read_UnknownType_KeepsItsJsonByteForByte()
    {
        string odd = """{ "specversion":"1.0","id":"7" , "source":"s","type":"Contoso.Odd","data":{"n":1.50,"e":1E+2,"s":"\u00e4ä","callConnectionId":"c1"} }""";
        (IReadOnlyList<RoomCallEvent> events, _) = CallbackReading.Read($"[\n{odd},{CallbackJson.Event("CallConnected")}]");
        UnknownRoomCallEvent unknown = Assert.IsType<UnknownRoomCallEvent>(events[0]);
        Assert.Equal((odd, "Contoso.Odd", "c1"), (unknown.Json, unknown.Type, unknown.CallConnectionId.Value));
    }

    [Fact]
    public void Read_KnownTypeWithoutRequiredMembers_IsUnknown()
    {
        Assert.All(
            ["ParticipantsUpdated", "AddParticipantSucceeded", "AddParticipantFailed", "RemoveParticipantSucceeded", "RemoveParticipantFailed", "CancelAddParticipantSucceeded", "CancelAddParticipantFailed"],
            type => Assert.Equal(type, Assert.IsType<UnknownRoomCallEvent>(CallbackReading.ReadSingle(CallbackJson.Event(type))).Type));
    }

    [Fact]
    public void Read_Nulls_AreAbsentValues()
    {
        RoomCallEvent read = CallbackReading.ReadSingle(CallbackJson.Event("CallConnected", "\"callConnectionId\":null,\"serverCallId\":null,\"operationContext\":null,\"resultInformation\":null,\"participants\":null,\"participant\":null,\"sequenceNumber\":null"));
        Assert.Equal((true, null, null, null), (read.CallConnectionId.IsEmpty, read.ServerCallId, read.OperationContext, read.ResultInformation));
        ParticipantsUpdated roster = Assert.IsType<ParticipantsUpdated>(CallbackReading.ReadSingle(CallbackJson.Event("ParticipantsUpdated", "\"participants\":[{\"identifier\":{\"rawId\":\"8:acs:a_b\",\"kind\":null},\"isMuted\":null}]")));
        Assert.Null(Assert.Single(roster.Participants).IsMuted);
        Assert.IsType<CallConnected>(CallbackReading.ReadSingle($"{{{Attributes},\"type\":\"Microsoft.Communication.CallConnected\",\"data\":null}}"));
    }

    [Theory]
    [InlineData("\" \"")]
    [InlineData("\"\\u3000\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void Read_RosterWithAMissingRawId_IsKeptAsUnknown(string rawId)
    {
        RoomCallEvent read = CallbackReading.ReadSingle(CallbackJson.Event("ParticipantsUpdated", $"\"participants\":[{{\"identifier\":{{\"rawId\":{rawId}}}}},{{\"identifier\":{CallbackJson.Identifier(KnownPeople.Bob)}}}]"));
        Assert.Contains(KnownPeople.Bob.RawId, Assert.IsType<UnknownRoomCallEvent>(read).Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"participants\":{}")]
    [InlineData("\"participants\":[1]")]
    [InlineData("\"participants\":[null]")]
    [InlineData("\"participants\":[{\"identifier\":\"x\"}]")]
    [InlineData("\"participants\":[{\"isMuted\":1}]")]
    [InlineData("\"participant\":[]")]
    [InlineData("\"participant\":{\"rawId\":7}")]
    [InlineData("\"participant\":{\"rawId\":{\"rawId\":\"8:acs:a_b\"}}")]
    [InlineData("\"participant\":{\"rawId\":[\"8:acs:a_b\"]}")]
    [InlineData("\"participant\":{\"rawId\":\"8:acs:a_b\",\"kind\":{\"kind\":1}}")]
    [InlineData("\"sequenceNumber\":\"1\"")]
    [InlineData("\"sequenceNumber\":1.5")]
    [InlineData("\"sequenceNumber\":99999999999999999999")]
    [InlineData("\"resultInformation\":[]")]
    [InlineData("\"resultInformation\":{\"code\":\"200\"}")]
    [InlineData("\"resultInformation\":{\"code\":1e400}")]
    [InlineData("\"resultInformation\":{\"message\":7}")]
    [InlineData("\"resultInformation\":{\"sipDetails\":1}")]
    [InlineData("\"callConnectionId\":7")]
    [InlineData("\"callConnectionId\":{}")]
    [InlineData("\"operationContext\":[]")]
    [InlineData("\"serverCallId\":\"\\uD800\"")]
    public void Read_ValueOfTheWrongType_IsRefused(string data) => CallbackReading.ReadError(CallbackJson.Array(CallbackJson.Event("CallConnected"), CallbackJson.Event("ParticipantsUpdated", data)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("{\"id\":\"1\"} x")]
    public void Read_NoEvent_IsRefused(string body) => CallbackReading.ReadError(body);

    [Theory]
    [InlineData("id")]
    [InlineData("source")]
    [InlineData("type")]
    [InlineData("specversion")]
    public void Read_MissingAttribute_IsRefused(string attribute)
    {
        string whole = CallbackJson.Event("CallConnected");
        Assert.Contains("not a CloudEvent", CallbackReading.ReadError(whole.Replace($"\"{attribute}\"", "\"other\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        CallbackReading.ReadError(CallbackJson.Array(whole, whole.Replace($"\"{attribute}\"", "\"other\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_TextAfterTheEvents_IsRefused()
    {
        string whole = CallbackJson.Array(CallbackJson.Event("CallConnected"));
        CallbackReading.ReadError(whole + "[]");
        CallbackReading.ReadError(whole + " x");
        CallbackReading.ReadError(whole[..^1] + ",]");
        CallbackReading.ReadError(whole + "\0");
    }

    [Fact]
    public void Read_ByteOrderMark_IsRefused()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CallbackJson.Event("CallConnected"))];
        Assert.Contains("byte order mark", CallbackReading.Read(body).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CallConnected", "callConnectionId")]
    [InlineData("CallConnected", "operationContext")]
    [InlineData("CallConnected", "notRead")]
    [InlineData("Odd", "notRead")]
    public void Read_NotUtf8_IsRefusedInAnyMember(string type, string member)
    {
        byte[] body = Encoding.Latin1.GetBytes(CallbackJson.Event(type, $"\"{member}\":\"Ã(\""));
        body[Array.IndexOf(body, (byte)0xC3) + 1] = 0x28;
        Assert.NotNull(CallbackReading.Read(body).Error);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        string Deep(int depth) => CallbackJson.Event("Odd", $"\"x\":{new string('[', depth)}{new string(']', depth)}");
        Assert.IsType<UnknownRoomCallEvent>(CallbackReading.ReadSingle(Deep(60)));
        CallbackReading.ReadError(Deep(100));
        CallbackReading.ReadError(Deep(100_000));
    }

    [Fact]
    public void Read_InvalidJson_ErrorShowsNothingOfTheBody()
    {
        string[] bodies = ["t+16041234567", "+16041234567", "{\"id\":tru16041234567}", "{\"id\":+16041234567}", "{+16041234567", "[16041234567+]", "n16041234567", "-16041234567x"];
        Assert.All(bodies, body => Assert.DoesNotContain("1604", CallbackReading.ReadError(body), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("7")]
    [InlineData("{\"a\":1}")]
    [InlineData("null")]
    public void Read_InvalidTime_IsLeftOut(string time) =>
        Assert.Equal(default, CallbackReading.ReadSingle($"{{\"time\":{time},{Attributes},\"type\":\"Microsoft.Communication.CallConnected\"}}").Time);

    private static ParticipantKind Kind(string identifier) => Assert.IsType<AddParticipantSucceeded>(CallbackReading.ReadSingle(CallbackJson.Event("AddParticipantSucceeded", $"\"participant\":{identifier}"))).Participant.Kind;
}
