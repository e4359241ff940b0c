using System.Collections.Immutable;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>Whether an action is allowed, with every reason when it is not. Immutable.</summary>
public sealed record Capability
{
    private Capability(ImmutableArray<CapabilityReason> reasons) => Reasons = reasons;

    /// <summary>The capability of an action that is allowed.</summary>
    public static Capability Allowed { get; } = new([]);

    /// <summary>Whether the action is allowed.</summary>
    public bool IsAllowed => Reasons.Count == 0;

    /// <summary>All reasons why the action is not allowed; empty when it is allowed.</summary>
    public IReadOnlyList<CapabilityReason> Reasons { get; }

    /// <summary>Creates the capability of an action that is not allowed.</summary>
    /// <param name="reasons">The reasons, at least one.</param>
    /// <returns>The capability.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public static Capability Denied(params ReadOnlySpan<CapabilityReason> reasons) => reasons.IsEmpty
        ? throw new ArgumentException("A refusal must explain itself: give at least one reason.", nameof(reasons))
        : new([.. reasons]);

    /// <summary>Creates the capability of an action that is not allowed, for one reason.</summary>
    /// <param name="code">A stable code that programs can compare.</param>
    /// <param name="message">A message for people, which says what to do.</param>
    /// <returns>The capability.</returns>
    public static Capability Denied(string code, string message) => Denied(new CapabilityReason(code, message));

    /// <summary>Returns a denial when there is any reason; otherwise, <see cref="Allowed"/>.</summary>
    internal static Capability FromReasons(IReadOnlyList<CapabilityReason> reasons) => reasons.Count == 0 ? Allowed : new([.. reasons]);

    /// <summary>Combines two capabilities: allowed if both are; otherwise, denied with the reasons of both.</summary>
    /// <param name="other">The other capability.</param>
    /// <returns>The combined capability.</returns>
    public Capability And(Capability other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsAllowed ? other : other.IsAllowed ? this : new([.. Reasons, .. other.Reasons]);
    }

    /// <summary>Compares the reasons, in order.</summary>
    /// <param name="other">The other capability.</param>
    /// <returns>Whether the capabilities are equal.</returns>
    public bool Equals(Capability? other) => other is not null && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => Reasons.Aggregate(Reasons.Count, HashCode.Combine);

    /// <summary>Returns the capability as text, with phone numbers masked.</summary>
    /// <returns><c>allowed</c>, or <c>denied</c> with every reason.</returns>
    public override string ToString() => IsAllowed ? "allowed" : "denied: " + string.Join(" ", Reasons);
}

/// <summary>A reason why an action is not allowed. Immutable.</summary>
/// <param name="Code">A stable code that programs can compare: one of <see cref="CapabilityReasonCodes"/>, or one that a policy defines.</param>
/// <param name="Message">A message for people, which says what to do.</param>
public sealed record CapabilityReason(string Code, string Message)
{
    /// <summary>Returns the code and the message, with phone numbers masked.</summary>
    /// <returns>The code and the message.</returns>
    public override string ToString() => $"{Code}: {Mask.PhoneNumbersInAny(Message)}";
}

/// <summary>The codes of the reasons that RoomCalls gives. Where the Calling SDK has a code for a reason, it is the same.</summary>
public static class CapabilityReasonCodes
{
    /// <summary>The actor's role does not allow the action (a code of the Calling SDK).</summary>
    public const string RoleRestricted = "RoleRestricted";

    /// <summary>The action is not possible for this kind of participant, for example muting a phone (a code of the Calling SDK).</summary>
    public const string NotCapable = "NotCapable";

    /// <summary>The transport in use, or the side of the call it serves, does not support the action (a code of the Calling SDK).</summary>
    public const string FeatureNotSupported = "FeatureNotSupported";

    /// <summary>The call has no room, so nobody has a role in it (a code of the Calling SDK).</summary>
    public const string CallTypeRestricted = "CapabilityNotApplicableForTheCallType";

    /// <summary>The decision needs facts that were not read yet: call <see cref="IRoomCall.CanAsync"/> (a code of the Calling SDK).</summary>
    public const string NotInitialized = "NotInitialized";

    /// <summary>The user is not a participant of the room.</summary>
    public const string NotRoomParticipant = "NotOnRoster";

    /// <summary>The participants of the room could not be read, so the role is not known.</summary>
    public const string RoomParticipantsUnavailable = "RosterUnavailable";

    /// <summary>No user is signed in.</summary>
    public const string NotSignedIn = "NotSignedIn";

    /// <summary>The room does not allow phone numbers to be dialled.</summary>
    public const string DialOutDisabled = "DialOutDisabled";

    /// <summary>The room cannot be joined now, because it is before the start or after the end of its time window.</summary>
    public const string RoomNotOpen = "RoomNotOpen";

    /// <summary>Dialling a phone requires a caller id.</summary>
    public const string NoCallerId = "NoCallerId";

    /// <summary>The call is not connected yet, or has ended.</summary>
    public const string CallNotConnected = "CallNotConnected";

    /// <summary>The participant is not in the call.</summary>
    public const string ParticipantNotInCall = "ParticipantNotInCall";

    /// <summary>The input of the action is not valid.</summary>
    public const string InvalidInput = "InvalidInput";
}
