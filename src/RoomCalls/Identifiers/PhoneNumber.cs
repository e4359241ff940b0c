using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>A phone number in the E.164 format that the service requires: <c>+</c> and 2 to 15 digits, country code first. Immutable.</summary>
/// <remarks>
/// Numbers are compared by their digits. They print masked; use <see cref="Value"/> for the number itself. The default value is no number and is
/// refused wherever a number is required.
/// </remarks>
[TypeConverter(typeof(TextValueTypeConverter<PhoneNumber>))]
[JsonConverter(typeof(TextValueJsonConverter<PhoneNumber>))]
public readonly struct PhoneNumber : IEquatable<PhoneNumber>, IParsable<PhoneNumber>, ITextValue<PhoneNumber>
{
    private const string NotE164 = "The phone number is not E.164: write it as + and 2 to 15 digits, country code first, for example +16041234567.";

    private readonly string? _value;

    private PhoneNumber(string value) => _value = value;

    /// <summary>The number, for example <c>+16041234567</c>; empty for the default value. Personal data: do not log it.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Compares two numbers.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PhoneNumber left, PhoneNumber right) => left.Equals(right);

    /// <summary>Compares two numbers.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    /// <returns>Whether they are different.</returns>
    public static bool operator !=(PhoneNumber left, PhoneNumber right) => !left.Equals(right);

    /// <summary>Converts a number to the id of the participant who has it.</summary>
    /// <param name="number">The number, which must not be the default value.</param>
    /// <exception cref="ArgumentException">The number is the default value.</exception>
    public static implicit operator ParticipantId(PhoneNumber number) => number.ToParticipantId();

    /// <summary>Converts text to a phone number.</summary>
    /// <param name="s">The number in E.164, without spaces or other characters.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not E.164. The message does not contain the text.</exception>
    public static PhoneNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out PhoneNumber number) ? number : throw new FormatException(NotE164);
    }

    /// <summary>Converts text to a phone number.</summary>
    /// <param name="s">The number in E.164, without spaces or other characters.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The number; the default value when the text is not E.164.</param>
    /// <returns>Whether the text is E.164.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out PhoneNumber result)
    {
        bool isNumber = s is not null && PhoneNumberText.IsE164(s);
        result = isNumber ? new(s!) : default;
        return isNumber;
    }

    /// <summary>Returns the id of the participant who has this number.</summary>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The number is the default value.</exception>
    public ParticipantId ToParticipantId() => ParticipantId.PhoneNumber(Value);

    /// <inheritdoc/>
    public bool Equals(PhoneNumber other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PhoneNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the number with all but its last two digits masked, so that it is safe to log.</summary>
    /// <returns>For example <c>***67</c>.</returns>
    public override string ToString() => _value is null ? string.Empty : Mask.PhoneNumber(_value);

    /// <inheritdoc/>
    string ITextValue<PhoneNumber>.ToText() => Value;
}
