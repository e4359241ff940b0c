using System.Diagnostics.CodeAnalysis;

namespace RoomCalls;

/// <summary>A value as one side of a call reports it, or unknown while no side has reported it. Immutable.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Observed<T>
{
    // A call keeps eight of them per participant, so they are small: the time as ticks of UTC, and the side and whether the value is known in one byte.
    // The order counts: a small value shares its eight bytes with the side.
    private readonly long _changedAt;
    private readonly T _value;
    private readonly byte _side;

    /// <summary>Creates a value that is known.</summary>
    /// <param name="value">The value.</param>
    /// <param name="side">The side that reports the value.</param>
    /// <param name="changedAt">When the value last changed, by the clock of that side.</param>
    public Observed(T value, CallSide side, DateTimeOffset changedAt)
    {
        _value = value;
        _side = (byte)(side + 1);
        _changedAt = changedAt.UtcTicks;
    }

    /// <summary>Whether a side has reported the value.</summary>
    public bool IsKnown => _side != 0;

    /// <summary>The side that reports the value; meaningless while the value is unknown.</summary>
    public CallSide Side => IsKnown ? (CallSide)(_side - 1) : default;

    /// <summary>When the value last changed, by the clock of the side that reports it; meaningless while the value is unknown.</summary>
    public DateTimeOffset ChangedAt => new(_changedAt, TimeSpan.Zero);

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The value is unknown.</exception>
    public T Value => IsKnown
        ? _value
        : throw new InvalidOperationException("The value is unknown: no side has reported it. Check IsKnown first, or use GetValueOrDefault.");

    /// <summary>Returns the value, or a fallback while it is unknown.</summary>
    /// <param name="fallback">The value to return while the value is unknown.</param>
    /// <returns>The value, or the fallback.</returns>
    public T GetValueOrDefault(T fallback) => IsKnown ? _value : fallback;

    /// <summary>Gets the value, if it is known.</summary>
    /// <param name="value">The value; the default value of its type while it is unknown.</param>
    /// <returns>Whether the value is known.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsKnown;
    }

    /// <summary>Returns the observation after a newer report: an unchanged value keeps the time of its last change.</summary>
    /// <param name="value">The reported value.</param>
    /// <param name="side">The side that reports the value.</param>
    /// <param name="at">When the value was reported.</param>
    /// <returns>The observation to keep.</returns>
    internal Observed<T> Next(T value, CallSide side, DateTimeOffset at) =>
        IsKnown && Side == side && EqualityComparer<T>.Default.Equals(_value, value) ? this : new(value, side, at);

    /// <summary>Returns the value as text.</summary>
    /// <returns>The value, or <c>unknown</c>.</returns>
    public override string ToString() => IsKnown ? _value?.ToString() ?? "none" : "unknown";
}

/// <summary>The sides from which a call is observed.</summary>
public enum CallSide
{
    /// <summary>The server side, Call Automation, by callbacks and reads.</summary>
    Server = 0,

    /// <summary>The client side, a seat in the call, through a calling client.</summary>
    Client,
}
