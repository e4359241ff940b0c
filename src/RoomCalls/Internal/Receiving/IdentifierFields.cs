using System.Text.Json;
using RoomCalls.Internal.Calls;

namespace RoomCalls.Internal.Receiving;

/// <summary>
/// The members of an identifier. A participant's kind is the wire's <c>kind</c>, else that of the nested object, else that of the raw id's form.
/// </summary>
internal ref struct IdentifierFields
{
    private Utf8JsonReader _rawId;
    private ParticipantKind _stated;
    private ParticipantKind _nested;

    /// <summary>Reads one member, from its name on.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("rawId"u8))
        {
            ReadText(ref reader);
            _rawId = reader;
        }
        else if (reader.ValueTextEquals("kind"u8))
        {
            ReadText(ref reader);
            _stated = ParseKind(ref reader);
        }
        else
        {
            ParticipantKind kind = ParseKind(ref reader);
            reader.Read();
            _nested = reader.TokenType == JsonTokenType.StartObject && kind != ParticipantKind.Unknown ? kind : _nested;
            reader.Skip();
        }
    }

    public ParticipantId? ToId(Interner interner) =>
        Utf8JsonText.ReadParticipant(ref _rawId, _stated != ParticipantKind.Unknown ? _stated : _nested, interner);

    private static void ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            throw new JsonException("A member of an identifier has the wrong type.");
        }
    }

    private static ParticipantKind ParseKind(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        not (JsonTokenType.String or JsonTokenType.PropertyName) => ParticipantKind.Unknown,
        _ when reader.ValueTextEquals("communicationUser"u8) => ParticipantKind.CommunicationUser,
        _ when reader.ValueTextEquals("phoneNumber"u8) => ParticipantKind.PhoneNumber,
        _ when reader.ValueTextEquals("microsoftTeamsUser"u8) => ParticipantKind.MicrosoftTeamsUser,
        _ when reader.ValueTextEquals("microsoftTeamsApp"u8) => ParticipantKind.MicrosoftTeamsApp,
        _ when reader.ValueTextEquals("teamsExtensionUser"u8) => ParticipantKind.TeamsExtensionUser,
        _ => ParticipantKind.Unknown,
    };
}
