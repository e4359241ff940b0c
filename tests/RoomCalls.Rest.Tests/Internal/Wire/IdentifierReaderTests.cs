using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class IdentifierReaderTests
{
    [Theory]
    [InlineData("""{"rawId":"Sanitized","kind":"phoneNumber","communicationUser":{"id":"x"}}""", "Sanitized", ParticipantKind.PhoneNumber)]
    [InlineData("""{"rawId":"Sanitized","communicationUser":{"id":"Sanitized"}}""", "Sanitized", ParticipantKind.CommunicationUser)]
    [InlineData("""{"rawId":"Sanitized","kind":"unknown","microsoftTeamsApp":{"appId":"x"}}""", "Sanitized", ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("""{"rawId":"4:+16045550100","kind":"laterKind"}""", "4:+16045550100", ParticipantKind.PhoneNumber)]
    [InlineData("""{"rawId":"8:orgid:u"}""", "8:orgid:u", ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("""{"rawId":"Sanitized"}""", "Sanitized", ParticipantKind.Unknown)]
    public void Read_Kind_PrefersStatedThenNestedThenForm(string json, string rawId, ParticipantKind kind)
    {
        ParticipantId id = IdentifierReader.Read(JsonElement.Parse(json))!;

        Assert.Equal((rawId, kind), (id.RawId, id.Kind));
    }

    [Theory]
    [InlineData("""{"communicationUser":{"id":"8:acs:r_u"}}""", "8:acs:r_u", ParticipantKind.CommunicationUser)]
    [InlineData("""{"phoneNumber":{"value":"+16045550100"}}""", "4:+16045550100", ParticipantKind.PhoneNumber)]
    [InlineData("""{"phoneNumber":{"value":"+16045550100","isAnonymous":false,"assertedId":"7"}}""", "4:+16045550100_7", ParticipantKind.PhoneNumber)]
    [InlineData("""{"phoneNumber":{"isAnonymous":true}}""", "4:anonymous", ParticipantKind.PhoneNumber)]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u"}}""", "8:orgid:u", ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u","cloud":"dod"}}""", "8:dod:u", ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("""{"microsoftTeamsUser":{"userId":"u","isAnonymous":true,"cloud":"public"}}""", "8:teamsvisitor:u", ParticipantKind.MicrosoftTeamsUser)]
    [InlineData("""{"microsoftTeamsApp":{"appId":"a","cloud":"gcch"}}""", "28:gcch:a", ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("""{"microsoftTeamsApp":{"appId":"a","cloud":"public"}}""", "28:orgid:a", ParticipantKind.MicrosoftTeamsApp)]
    [InlineData("""{"teamsExtensionUser":{"userId":"u","tenantId":"t","resourceId":"r"}}""", "8:acs:r_t_u", ParticipantKind.TeamsExtensionUser)]
    [InlineData("""{"teamsExtensionUser":{"userId":"u","tenantId":"t","resourceId":"r","cloud":"gcch"}}""", "8:gcch-acs:r_t_u", ParticipantKind.TeamsExtensionUser)]
    public void Read_MissingRawId_IsMadeFromTheNestedObject(string json, string rawId, ParticipantKind kind)
    {
        ParticipantId id = IdentifierReader.Read(JsonElement.Parse(json))!;

        Assert.Equal((rawId, kind), (id.RawId, id.Kind));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"8:acs:r_u\"")]
    [InlineData("""{"kind":"communicationUser"}""")]
    [InlineData("""{"communicationUser":{}}""")]
    [InlineData("""{"communicationUser":"8:acs:r_u"}""")]
    [InlineData("""{"phoneNumber":{}}""")]
    [InlineData("""{"microsoftTeamsUser":{}}""")]
    [InlineData("""{"microsoftTeamsApp":{}}""")]
    [InlineData("""{"teamsExtensionUser":{"userId":"u","tenantId":"t"}}""")]
    public void Read_NoIdentifier_IsNull(string json) => Assert.Null(IdentifierReader.Read(JsonElement.Parse(json)));
}
