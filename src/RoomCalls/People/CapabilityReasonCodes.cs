namespace RoomCalls;

/// <summary>The codes of our own reasons. Where the Calling SDK has a word for it, that is the code.</summary>
public static class CapabilityReasonCodes
{
    /// <summary>The actor's role may not do this (Calling SDK).</summary>
    public const string RoleRestricted = "RoleRestricted";

    /// <summary>Not possible with this kind of participant, for example muting a phone (Calling SDK).</summary>
    public const string NotCapable = "NotCapable";

    /// <summary>The side or transport in use cannot do this (Calling SDK).</summary>
    public const string FeatureNotSupported = "FeatureNotSupported";

    /// <summary>This call has no room, so nobody has a role in it (Calling SDK).</summary>
    public const string CallTypeRestricted = "CapabilityNotApplicableForTheCallType";

    /// <summary>The answer needs facts that were not read yet: ask <see cref="IRoomCall.CanAsync"/> (Calling SDK).</summary>
    public const string NotInitialized = "NotInitialized";

    /// <summary>The user is not on the room's roster.</summary>
    public const string NotOnRoster = "NotOnRoster";

    /// <summary>The room's roster could not be read, so the role is not known.</summary>
    public const string RosterUnavailable = "RosterUnavailable";

    /// <summary>Nobody is signed in.</summary>
    public const string NotSignedIn = "NotSignedIn";

    /// <summary>The room does not allow phones to be dialled.</summary>
    public const string DialOutDisabled = "DialOutDisabled";

    /// <summary>The room cannot be joined now: it is before its start or after its end.</summary>
    public const string RoomNotOpen = "RoomNotOpen";

    /// <summary>Dialling a phone needs a caller id.</summary>
    public const string NoCallerId = "NoCallerId";

    /// <summary>The call is not up yet, or is over.</summary>
    public const string CallNotConnected = "CallNotConnected";

    /// <summary>The participant is not in the call.</summary>
    public const string ParticipantNotInCall = "ParticipantNotInCall";

    /// <summary>The action's input is wrong.</summary>
    public const string InvalidInput = "InvalidInput";
}
