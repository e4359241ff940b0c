using System.Text.Json;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Tests.Wire;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("8:acs:a_b", nameof(IdentifierKind.User))]
    [InlineData("8:gcch-acs:a_b", nameof(IdentifierKind.User))]
    [InlineData("8:spool:a", nameof(IdentifierKind.User))]
    [InlineData("8:acs:a_b_c", nameof(IdentifierKind.TeamsExtensionUser))]
    [InlineData("8:acs:a", nameof(IdentifierKind.Unknown))]
    [InlineData("8:acs:_b", nameof(IdentifierKind.Unknown))]
    [InlineData("8:acs:", nameof(IdentifierKind.Unknown))]
    [InlineData("8:orgid:a", nameof(IdentifierKind.TeamsUser))]
    [InlineData("8:teamsvisitor:a", nameof(IdentifierKind.TeamsUser))]
    [InlineData("28:orgid:a", nameof(IdentifierKind.TeamsApp))]
    [InlineData("4:+1", nameof(IdentifierKind.Phone))]
    [InlineData("4:a:b:c", nameof(IdentifierKind.Phone))]
    [InlineData("a:b", nameof(IdentifierKind.Unknown))]
    [InlineData("", nameof(IdentifierKind.Unknown))]
    public void FromRawId_knows_the_kind(string rawId, string kind) => Assert.Equal(kind, Identifier.FromRawId(rawId).Kind.ToString());

    [Theory]
    [InlineData("+14255550100", true)]
    [InlineData("+1425555", true)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+142555", false)]
    [InlineData("+04255550100", false)]
    [InlineData("14255550100", false)]
    [InlineData("+1425555010a", false)]
    [InlineData("+14255550100\n", false)]
    [InlineData("anonymous", false)]
    public void IsE164_is_strict(string number, bool valid) => Assert.Equal(valid, Identifier.IsE164(number));

    [Theory]
    [InlineData("""{"kind":"phoneNumber","rawId":"4:+2","phoneNumber":{"value":"+1"}}""", "4:+1")]
    [InlineData("""{"communicationUser":{"id":"8:acs:a_b"},"phoneNumber":null}""", "8:acs:a_b")]
    [InlineData("""{"rawId":"8:acs:a_b"}""", "8:acs:a_b")]
    [InlineData("""{"microsoftTeamsUser":{"userId":"x"},"rawId":"8:orgid:x"}""", "8:orgid:x")]
    public void Read_takes_the_nested_object_before_the_raw_id(string json, string rawId) =>
        Assert.Equal(rawId, IdentifierReader.Read(JsonElement.Parse(json), out _)!.RawId);

    [Theory]
    [InlineData("""7""")]
    [InlineData("""{}""")]
    [InlineData("""{"rawId":""}""")]
    [InlineData("""{"rawId":7}""")]
    [InlineData("""{"communicationUser":{}}""")]
    [InlineData("""{"communicationUser":{"id":"a"},"phoneNumber":{"value":"b"}}""")]
    public void Read_says_what_is_wrong(string json)
    {
        Assert.Null(IdentifierReader.Read(JsonElement.Parse(json), out string error));
        Assert.NotEmpty(error);
    }
}
