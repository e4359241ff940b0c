namespace RoomCalls;

/// <summary>What a participant is, as the service tells kinds of identifiers apart.</summary>
public enum ParticipantKind
{
    /// <summary>An identifier of a form this version does not know.</summary>
    Unknown = 0,

    /// <summary>A user of Azure Communication Services (<c>8:acs:…</c>).</summary>
    CommunicationUser,

    /// <summary>A phone number (<c>4:+…</c>).</summary>
    PhoneNumber,

    /// <summary>A Microsoft Teams user (<c>8:orgid:…</c>, <c>8:teamsvisitor:…</c>).</summary>
    MicrosoftTeamsUser,

    /// <summary>A Microsoft Teams application (<c>28:orgid:…</c>).</summary>
    MicrosoftTeamsApp,

    /// <summary>A Teams phone extensibility user (<c>8:acs:resource_tenant_user</c>).</summary>
    TeamsExtensionUser,
}
