using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>Writes identifiers in full: kind, raw id and, where the raw id has the kind's form, the nested object.</summary>
internal static class IdentifierWriter
{
    /// <summary>Writes a member that is an identifier.</summary>
    public static void WriteIdentifier(this Utf8JsonWriter json, string name, ParticipantId id)
    {
        json.WritePropertyName(name);
        json.WriteIdentifier(id);
    }

    /// <summary>Writes an identifier as an item of an array or as a member's value.</summary>
    public static void WriteIdentifier(this Utf8JsonWriter json, ParticipantId id)
    {
        json.WriteStartObject();
        json.WriteString("kind", IdentifierKinds.GetName(id.Kind));
        json.WriteString("rawId", id.RawId);
        string[] parts = id.RawId.Split(':', 3);
        switch (id.Kind)
        {
            case ParticipantKind.CommunicationUser:
                json.WriteNested(IdentifierKinds.CommunicationUser, ("id", id.RawId));
                break;
            case ParticipantKind.PhoneNumber:
                WritePhone(json, id);
                break;
            case ParticipantKind.MicrosoftTeamsUser when parts.Length == 3:
                WriteTeamsUser(json, parts);
                break;
            case ParticipantKind.MicrosoftTeamsApp when parts.Length == 3:
                json.WriteNested(IdentifierKinds.TeamsApp, ("appId", parts[2]), ("cloud", Clouds.FromRawIdPart(parts[1])));
                break;
            case ParticipantKind.TeamsExtensionUser when parts.Length == 3 && parts[2].Split('_') is [string resource, string tenant, string user]:
                json.WriteNested(
                    IdentifierKinds.TeamsExtensionUser,
                    ("userId", user),
                    ("tenantId", tenant),
                    ("resourceId", resource),
                    ("cloud", Clouds.FromRawIdPart(parts[1])));
                break;
        }

        json.WriteEndObject();
    }

    private static void WritePhone(Utf8JsonWriter json, ParticipantId phone)
    {
        string number = phone.Number!;
        int suffix = phone.RawId.LastIndexOf('_');
        json.WriteStartObject(IdentifierKinds.PhoneNumber);
        json.WriteString("value", number);
        if (phone.IsAnonymous)
        {
            json.WriteBoolean("isAnonymous", true);
        }

        if (suffix > 0 && suffix < phone.RawId.Length - 1)
        {
            json.WriteString("assertedId", phone.RawId.AsSpan(suffix + 1));
        }

        json.WriteEndObject();
    }

    private static void WriteTeamsUser(Utf8JsonWriter json, string[] parts)
    {
        json.WriteStartObject(IdentifierKinds.TeamsUser);
        json.WriteString("userId", parts[2]);
        if (parts[1] == "teamsvisitor")
        {
            json.WriteBoolean("isAnonymous", true);
        }

        json.WriteString("cloud", Clouds.FromRawIdPart(parts[1]));
        json.WriteEndObject();
    }

    private static void WriteNested(this Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartObject(name);
        foreach ((string member, string value) in members)
        {
            json.WriteString(member, value);
        }

        json.WriteEndObject();
    }
}
