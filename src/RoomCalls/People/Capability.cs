using System.Collections.Immutable;

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
    internal static Capability Of(IReadOnlyList<CapabilityReason> reasons) => reasons.Count == 0 ? Allowed : new([.. reasons]);

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
