using System.Text.Json;
using System.Text.RegularExpressions;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>The identifier of a person on the wire. Only users and phones can be in a room call, so only they are written.</summary>
internal sealed partial record Identifier(IdentifierKind Kind, string RawId)
{
    /// <summary>The number of a phone.</summary>
    public string PhoneNumber => RawId[2..];

    /// <summary>Creates the identifier of a phone.</summary>
    public static Identifier Phone(string number) => new(IdentifierKind.Phone, "4:" + number);

    /// <summary>Parses a raw id; one of another form is of unknown kind.</summary>
    public static Identifier FromRawId(string rawId) => new(ParseKind(rawId), rawId);

    /// <summary>Whether a raw id is that of a Communication Services user.</summary>
    public static bool IsUserId(string rawId) => ParseKind(rawId) == IdentifierKind.User;

    /// <summary>Whether a number has a plus sign and 7 to 15 digits, the first not 0.</summary>
    public static bool IsE164(string number) => E164().IsMatch(number);

    /// <summary>Writes the participant that an event is about. Parsers need it on every such event.</summary>
    public void WriteParticipant(Utf8JsonWriter json)
    {
        json.WritePropertyName("participant"u8);
        WriteTo(json);
    }

    /// <summary>Writes kind, raw id and nested object: clients need all three.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("rawId"u8, RawId);
        switch (Kind)
        {
            case IdentifierKind.User:
                json.WriteString("kind"u8, "communicationUser"u8);
                json.WriteStartObject("communicationUser"u8);
                json.WriteString("id"u8, RawId);
                json.WriteEndObject();
                break;
            case IdentifierKind.Phone:
                json.WriteString("kind"u8, "phoneNumber"u8);
                json.WriteStartObject("phoneNumber"u8);
                json.WriteString("value"u8, PhoneNumber);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("kind"u8, "unknown"u8);
                break;
        }

        json.WriteEndObject();
    }

    private static IdentifierKind ParseKind(string rawId)
    {
        if (rawId.StartsWith("4:", StringComparison.Ordinal))
        {
            return IdentifierKind.Phone;
        }

        if (rawId.Split(':') is not [var first, var second, { Length: > 0 } third])
        {
            return IdentifierKind.Unknown;
        }

        return (first, second) switch
        {
            ("8", "acs" or "dod-acs" or "gcch-acs") => third.Split('_') switch
            {
                [{ Length: > 0 }, { Length: > 0 }] => IdentifierKind.User,
                [_, _, _] => IdentifierKind.TeamsExtensionUser,
                _ => IdentifierKind.Unknown,
            },
            ("8", "spool") => IdentifierKind.User,
            ("8", "orgid" or "dod" or "gcch" or "teamsvisitor") => IdentifierKind.TeamsUser,
            ("28", "orgid" or "dod" or "gcch") => IdentifierKind.TeamsApp,
            _ => IdentifierKind.Unknown,
        };
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}
