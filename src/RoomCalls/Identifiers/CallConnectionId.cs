using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The id of a call connection, the server-side leg of a call. Immutable.</summary>
/// <remarks>
/// The service assigns it when the connection is made; today it is a GUID. Ids are compared by their text. The default value identifies no call connection.
/// </remarks>
[TypeConverter(typeof(TextValueTypeConverter<CallConnectionId>))]
[JsonConverter(typeof(TextValueJsonConverter<CallConnectionId>))]
public readonly struct CallConnectionId : IEquatable<CallConnectionId>, IParsable<CallConnectionId>, ITextValue<CallConnectionId>
{
    private readonly string? _value;

    /// <summary>Creates an id from its text.</summary>
    /// <param name="value">The text. An empty text creates the default value.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public CallConnectionId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.Length == 0 ? null : value;
    }

    /// <summary>The text of the id; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Compares two ids by their text.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CallConnectionId left, CallConnectionId right) => left.Equals(right);

    /// <summary>Compares two ids by their text.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    /// <returns>Whether they are different.</returns>
    public static bool operator !=(CallConnectionId left, CallConnectionId right) => !left.Equals(right);

    /// <summary>Converts text to a call connection id.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator CallConnectionId(string value) => new(value);

    /// <summary>Converts text to a call connection id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or blank.</exception>
    public static CallConnectionId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(s);
        return new(s);
    }

    /// <summary>Converts text to a call connection id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id; the default value when the text is null, empty or blank.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CallConnectionId result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : new(s);
        return !string.IsNullOrWhiteSpace(s);
    }

    /// <inheritdoc/>
    public bool Equals(CallConnectionId other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallConnectionId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the text of the id.</summary>
    /// <returns>The id; empty for the default value.</returns>
    public override string ToString() => Value;

    /// <inheritdoc/>
    string ITextValue<CallConnectionId>.ToText() => Value;

    internal bool IsEmpty => string.IsNullOrWhiteSpace(_value);
}
