using System.Collections.Immutable;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>Whether an action is allowed, with every reason when it is not.</summary>
public sealed record Capability
{
    private Capability(ImmutableArray<CapabilityReason> reasons) => Reasons = reasons;

    /// <summary>The action is allowed.</summary>
    public static Capability Allowed { get; } = new([]);

    /// <summary>Whether the action is allowed.</summary>
    public bool IsAllowed => Reasons.Count == 0;

    /// <summary>Why the action is not allowed: every reason, not the first; empty when it is allowed.</summary>
    public IReadOnlyList<CapabilityReason> Reasons { get; }

    /// <summary>The action is not allowed.</summary>
    /// <param name="reasons">Every reason, at least one.</param>
    /// <returns>The capability.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public static Capability Denied(params ReadOnlySpan<CapabilityReason> reasons) => reasons.IsEmpty
        ? throw new ArgumentException("A refusal must explain itself: give at least one reason.", nameof(reasons))
        : new([.. reasons]);

    /// <summary>The action is not allowed, for one reason.</summary>
    /// <param name="code">A stable name that code can compare.</param>
    /// <param name="message">What to do about it, for a person.</param>
    /// <returns>The capability.</returns>
    public static Capability Denied(string code, string message) => Denied(new CapabilityReason(code, message));

    /// <summary>As <see cref="Denied(string, string)"/> when there is any reason, else allowed.</summary>
    internal static Capability FromReasons(IReadOnlyList<CapabilityReason> reasons) => reasons.Count == 0 ? Allowed : new([.. reasons]);

    /// <summary>Puts two answers together: allowed if both are, else with the reasons of both.</summary>
    /// <param name="other">The other answer.</param>
    /// <returns>The joint answer.</returns>
    public Capability And(Capability other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsAllowed ? other : other.IsAllowed ? this : new([.. Reasons, .. other.Reasons]);
    }

    /// <summary>Compares by the reasons, in order.</summary>
    /// <param name="other">The other answer.</param>
    /// <returns>Whether both say the same.</returns>
    public bool Equals(Capability? other) => other is not null && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override int GetHashCode() => Reasons.Aggregate(Reasons.Count, HashCode.Combine);

    /// <summary>Returns the answer with phone numbers masked.</summary>
    /// <returns><c>allowed</c>, or <c>denied</c> with every reason.</returns>
    public override string ToString() => IsAllowed ? "allowed" : "denied: " + string.Join(" ", Reasons);
}

/// <summary>One reason why an action is not allowed.</summary>
/// <param name="Code">A stable name that code can compare: one of <see cref="CapabilityReasonCodes"/>, or a policy's own.</param>
/// <param name="Message">What to do about it, for a person.</param>
public sealed record CapabilityReason(string Code, string Message)
{
    /// <summary>Returns the reason with phone numbers masked.</summary>
    /// <returns>The code and the message.</returns>
    public override string ToString() => $"{Code}: {Mask.PhoneNumbersInAny(Message)}";
}

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
    public const string NotRoomParticipant = "NotOnRoster";

    /// <summary>The room's roster could not be read, so the role is not known.</summary>
    public const string RoomParticipantsUnavailable = "RosterUnavailable";

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
