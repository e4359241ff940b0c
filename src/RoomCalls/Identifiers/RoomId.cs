using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The id of a room, as the Rooms service assigns it. Immutable.</summary>
/// <remarks>
/// The service publishes no grammar for it (today it is 17 digits), so any text is accepted here. An action refuses an empty id and one with <c>/</c>,
/// <c>\</c> or control characters before anything is sent. Ids are compared by their text. The default value identifies no room.
/// </remarks>
[TypeConverter(typeof(TextValueTypeConverter<RoomId>))]
[JsonConverter(typeof(TextValueJsonConverter<RoomId>))]
public readonly struct RoomId : IEquatable<RoomId>, IParsable<RoomId>, ITextValue<RoomId>
{
    private readonly string? _value;

    /// <summary>Creates an id from its text.</summary>
    /// <param name="value">The text, for example <c>99199690362660524</c>. An empty text creates the default value.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public RoomId(string value)
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
    public static bool operator ==(RoomId left, RoomId right) => left.Equals(right);

    /// <summary>Compares two ids by their text.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    /// <returns>Whether they are different.</returns>
    public static bool operator !=(RoomId left, RoomId right) => !left.Equals(right);

    /// <summary>Converts text to a room id.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator RoomId(string value) => new(value);

    /// <summary>Converts text to a room id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or blank.</exception>
    public static RoomId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(s);
        return new(s);
    }

    /// <summary>Converts text to a room id.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id; the default value when the text is null, empty or blank.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out RoomId result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : new(s);
        return !string.IsNullOrWhiteSpace(s);
    }

    /// <inheritdoc/>
    public bool Equals(RoomId other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RoomId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the text of the id.</summary>
    /// <returns>The id; empty for the default value.</returns>
    public override string ToString() => Value;

    /// <inheritdoc/>
    string ITextValue<RoomId>.ToText() => Value;
}
