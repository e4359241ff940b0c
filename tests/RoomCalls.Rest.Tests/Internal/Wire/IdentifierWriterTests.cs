using System.Buffers;
using System.Text;
using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class IdentifierWriterTests
{
    public static TheoryData<ParticipantId, string> Identifiers => new()
    {
        { ParticipantId.User("8:acs:r_u"), """{"kind":"communicationUser","rawId":"8:acs:r_u","communicationUser":{"id":"8:acs:r_u"}}""" },
        { ParticipantId.PhoneNumber("+16045550100"), """{"kind":"phoneNumber","rawId":"4:+16045550100","phoneNumber":{"value":"+16045550100"}}""" },
        { ParticipantId.Parse("4:+16045550100_7"), """{"kind":"phoneNumber","rawId":"4:+16045550100_7","phoneNumber":{"value":"+16045550100","assertedId":"7"}}""" },
        { ParticipantId.Parse("4:anonymous"), """{"kind":"phoneNumber","rawId":"4:anonymous","phoneNumber":{"value":"anonymous","isAnonymous":true}}""" },
        { ParticipantId.Parse("8:orgid:u"), """{"kind":"microsoftTeamsUser","rawId":"8:orgid:u","microsoftTeamsUser":{"userId":"u","cloud":"public"}}""" },
        { ParticipantId.Parse("8:gcch:u"), """{"kind":"microsoftTeamsUser","rawId":"8:gcch:u","microsoftTeamsUser":{"userId":"u","cloud":"gcch"}}""" },
        { ParticipantId.Parse("8:teamsvisitor:u"), """{"kind":"microsoftTeamsUser","rawId":"8:teamsvisitor:u","microsoftTeamsUser":{"userId":"u","isAnonymous":true,"cloud":"public"}}""" },
        { ParticipantId.Parse("28:dod:a"), """{"kind":"microsoftTeamsApp","rawId":"28:dod:a","microsoftTeamsApp":{"appId":"a","cloud":"dod"}}""" },
        { ParticipantId.Parse("8:dod-acs:r_t_u"), """{"kind":"teamsExtensionUser","rawId":"8:dod-acs:r_t_u","teamsExtensionUser":{"userId":"u","tenantId":"t","resourceId":"r","cloud":"dod"}}""" },
        { ParticipantId.Parse("later:form"), """{"kind":"unknown","rawId":"later:form"}""" },
        { ParticipantId.Parse("odd", ParticipantKind.MicrosoftTeamsUser), """{"kind":"microsoftTeamsUser","rawId":"odd"}""" },
        { ParticipantId.Parse("odd", ParticipantKind.TeamsExtensionUser), """{"kind":"teamsExtensionUser","rawId":"odd"}""" },
    };

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void WriteIdentifier_EachKind_IsWrittenInFull(ParticipantId id, string json) => Assert.Equal(json, Write(id));

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void WriteIdentifier_EachKind_IsReadBack(ParticipantId id, string json)
    {
        ParticipantId read = IdentifierReader.Read(JsonElement.Parse(json))!;

        Assert.Equal((id.RawId, id.Kind), (read.RawId, read.Kind));
    }

    private static string Write(ParticipantId id)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteIdentifier("id", id);
            json.WriteEndObject();
        }

        return JsonElement.Parse(Encoding.UTF8.GetString(bytes.WrittenSpan)).GetProperty("id").GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal);
    }
}
