namespace RoomCalls;

/// <content>The forms of raw ids, as Microsoft's clients parse them.</content>
public sealed partial class ParticipantId
{
    private const string PhonePrefix = "4:";

    private static ParticipantKind ParseKind(string rawId)
    {
        if (rawId.StartsWith(PhonePrefix, StringComparison.Ordinal))
        {
            return ParticipantKind.PhoneNumber;
        }

        string[] parts = rawId.Split(':');
        return parts.Length != 3 ? ParticipantKind.Unknown : ParseKind(parts[0] + ':' + parts[1], parts[2]);
    }

    /// <summary>The number in the raw id of a phone. A suffix after the last underscore is an asserted id, which is not part of the number.</summary>
    private static string ParseNumber(string rawId)
    {
        string number = rawId.StartsWith(PhonePrefix, StringComparison.Ordinal) ? rawId[PhonePrefix.Length..] : rawId;
        int suffix = number.LastIndexOf('_');
        return suffix > 0 ? number[..suffix] : number;
    }

    private static ParticipantKind ParseKind(string prefix, string id) => prefix switch
    {
        "8:acs" or "8:dod-acs" or "8:gcch-acs" => id.Split('_').Length == 3 ? ParticipantKind.TeamsExtensionUser : ParticipantKind.CommunicationUser,
        "8:spool" => ParticipantKind.CommunicationUser,
        "8:orgid" or "8:dod" or "8:gcch" or "8:teamsvisitor" => ParticipantKind.MicrosoftTeamsUser,
        "28:orgid" or "28:dod" or "28:gcch" => ParticipantKind.MicrosoftTeamsApp,
        _ => ParticipantKind.Unknown,
    };
}
