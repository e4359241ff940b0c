using System.Text.Json;

namespace RoomCalls.Rest.Internal.Wire;

/// <summary>
/// Reads identifiers. The kind is the stated one, else the nested object's, else the raw id's form; a missing raw id is made from the nested object.
/// </summary>
internal static class IdentifierReader
{
    /// <summary>The participant; <see langword="null"/> when neither raw id nor nested object names one.</summary>
    public static ParticipantId? Read(JsonElement identifier)
    {
        string? nestedName = IdentifierKinds.Nested.FirstOrDefault(name => identifier.Member(name) is not null);
        ParticipantKind kind = IdentifierKinds.ParseKind(identifier.Text("kind"));
        if (kind == ParticipantKind.Unknown)
        {
            kind = IdentifierKinds.ParseKind(nestedName);
        }

        string? rawId = identifier.Text("rawId") ?? (nestedName is null ? null : CreateRawId(nestedName, identifier.GetProperty(nestedName)));
        return rawId is null ? null : ParticipantId.Parse(rawId, kind);
    }

    private static string? CreateRawId(string name, JsonElement nested) => name switch
    {
        IdentifierKinds.CommunicationUser => nested.Text("id"),
        IdentifierKinds.PhoneNumber => CreatePhoneRawId(nested),
        IdentifierKinds.TeamsUser => nested.Text("userId") is string user ? GetTeamsUserPrefix(nested) + user : null,
        IdentifierKinds.TeamsApp => nested.Text("appId") is string app ? $"28:{Clouds.ToTeamsPart(nested.Text("cloud"))}:{app}" : null,
        _ => nested.Text("resourceId") is string resource && nested.Text("tenantId") is string tenant && nested.Text("userId") is string user
            ? $"8:{Clouds.ToAcsPart(nested.Text("cloud"))}:{resource}_{tenant}_{user}"
            : null,
    };

    private static string? CreatePhoneRawId(JsonElement phone)
    {
        string? number = phone.Flag("isAnonymous") == true ? "anonymous" : phone.Text("value");
        return number is null ? null : $"4:{number}{(phone.Text("assertedId") is string asserted ? "_" + asserted : string.Empty)}";
    }

    private static string GetTeamsUserPrefix(JsonElement user) =>
        user.Flag("isAnonymous") == true ? "8:teamsvisitor:" : $"8:{Clouds.ToTeamsPart(user.Text("cloud"))}:";
}
