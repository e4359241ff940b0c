using System.Diagnostics.CodeAnalysis;

namespace RoomCalls;

/// <summary>A value seen from one side of a call, or not known: what no side has told is never guessed.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Observed<T>
{
    private readonly T _value;

    /// <summary>Makes a known value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="side">The side that told it.</param>
    /// <param name="changedAt">When the value last changed, by the clock of the side that told it.</param>
    public Observed(T value, CallSide side, DateTimeOffset changedAt)
    {
        _value = value;
        Side = side;
        ChangedAt = changedAt;
        IsKnown = true;
    }

    /// <summary>Whether any side has told the value.</summary>
    public bool IsKnown { get; }

    /// <summary>The side that told the value; meaningless while it is not known.</summary>
    public CallSide Side { get; }

    /// <summary>When the value last changed, by the clock of the side that told it; meaningless while it is not known.</summary>
    public DateTimeOffset ChangedAt { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The value is not known.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException("The value is not known: no side has told it. Check IsKnown first, or use GetValueOrDefault.");

    /// <summary>The value, or a stand-in while it is not known.</summary>
    /// <param name="fallback">What to return while the value is not known.</param>
    /// <returns>The value or the stand-in.</returns>
    public T GetValueOrDefault(T fallback) => IsKnown ? _value : fallback;

    /// <summary>Gets the value, if it is known.</summary>
    /// <param name="value">The value; the type's default while it is not known.</param>
    /// <returns>Whether the value is known.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>Takes a newer observation: the same value keeps the time of its last change.</summary>
    /// <param name="value">The newly told value.</param>
    /// <param name="side">The side that told it.</param>
    /// <param name="at">When it was told.</param>
    /// <returns>The observation to keep.</returns>
    internal Observed<T> Next(T value, CallSide side, DateTimeOffset at) =>
        IsKnown && Side == side && EqualityComparer<T>.Default.Equals(_value, value) ? this : new(value, side, at);

    /// <summary>Returns the value as text.</summary>
    /// <returns>The value, or <c>unknown</c>.</returns>
    public override string ToString() => IsKnown ? _value?.ToString() ?? "none" : "unknown";
}

/// <summary>The side from which something about a call was seen.</summary>
public enum CallSide
{
    /// <summary>Call Automation, by callback or read.</summary>
    Server = 0,

    /// <summary>A seat in the call, through a calling client.</summary>
    Client,
}
