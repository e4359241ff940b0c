namespace RoomCalls.Rest.Internal.Wire;

/// <summary>The kinds of participants and their names on the wire, which also name the nested objects.</summary>
internal static class IdentifierKinds
{
    public const string CommunicationUser = "communicationUser";
    public const string PhoneNumber = "phoneNumber";
    public const string TeamsUser = "microsoftTeamsUser";
    public const string TeamsApp = "microsoftTeamsApp";
    public const string TeamsExtensionUser = "teamsExtensionUser";

    /// <summary>The names of the nested objects; an identifier has at most one.</summary>
    public static readonly string[] Nested = [CommunicationUser, PhoneNumber, TeamsUser, TeamsApp, TeamsExtensionUser];

    /// <summary>The wire's name of a kind.</summary>
    public static string GetName(ParticipantKind kind) => kind switch
    {
        ParticipantKind.CommunicationUser => CommunicationUser,
        ParticipantKind.PhoneNumber => PhoneNumber,
        ParticipantKind.MicrosoftTeamsUser => TeamsUser,
        ParticipantKind.MicrosoftTeamsApp => TeamsApp,
        ParticipantKind.TeamsExtensionUser => TeamsExtensionUser,
        _ => "unknown",
    };

    /// <summary>Returns the kind with a name; a name that this version does not know is <see cref="ParticipantKind.Unknown"/>.</summary>
    public static ParticipantKind ParseKind(string? name) => name switch
    {
        CommunicationUser => ParticipantKind.CommunicationUser,
        PhoneNumber => ParticipantKind.PhoneNumber,
        TeamsUser => ParticipantKind.MicrosoftTeamsUser,
        TeamsApp => ParticipantKind.MicrosoftTeamsApp,
        TeamsExtensionUser => ParticipantKind.TeamsExtensionUser,
        _ => ParticipantKind.Unknown,
    };
}
