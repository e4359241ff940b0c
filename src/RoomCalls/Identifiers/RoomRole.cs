using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The role of a participant in a room. Immutable.</summary>
/// <remarks>
/// The service can add roles, so any name is a role; the four known roles have members here. Roles are compared without regard to case. The default value is
/// <see cref="Attendee"/>, which is also the default of the service.
/// </remarks>
[TypeConverter(typeof(TextValueTypeConverter<RoomRole>))]
[JsonConverter(typeof(TextValueJsonConverter<RoomRole>))]
public readonly struct RoomRole : IEquatable<RoomRole>, IParsable<RoomRole>, ITextValue<RoomRole>
{
    private readonly string? _name;

    /// <summary>Creates a role from its name.</summary>
    /// <param name="name">The name, in any case, for example <c>Presenter</c>. A name that RoomCalls does not know is kept as it is.</param>
    /// <exception cref="ArgumentException">The name is null, empty or blank.</exception>
    public RoomRole(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
        _name = Equals(Presenter) ? Presenter._name
            : Equals(Consumer) ? Consumer._name
            : Equals(Collaborator) ? Collaborator._name
            : Equals(Attendee) ? null
            : name;
    }

    private RoomRole(string name, bool isKnown) => _name = isKnown ? name : null;

    /// <summary>The role with every right that a participant can have.</summary>
    public static RoomRole Presenter { get; } = new("Presenter", isKnown: true);

    /// <summary>The role that takes part with audio and video. It is the default of the service.</summary>
    public static RoomRole Attendee => default;

    /// <summary>The role that only listens and watches.</summary>
    public static RoomRole Consumer { get; } = new("Consumer", isKnown: true);

    /// <summary>The role of an attendee who can also share the screen (api-version 2025-03-13 and later).</summary>
    public static RoomRole Collaborator { get; } = new("Collaborator", isKnown: true);

    /// <summary>Compares two roles without regard to case.</summary>
    /// <param name="left">The first role.</param>
    /// <param name="right">The second role.</param>
    /// <returns>Whether they are the same role.</returns>
    public static bool operator ==(RoomRole left, RoomRole right) => left.Equals(right);

    /// <summary>Compares two roles without regard to case.</summary>
    /// <param name="left">The first role.</param>
    /// <param name="right">The second role.</param>
    /// <returns>Whether they are different roles.</returns>
    public static bool operator !=(RoomRole left, RoomRole right) => !left.Equals(right);

    /// <summary>Converts a name to a role.</summary>
    /// <param name="name">The name, in any case.</param>
    public static implicit operator RoomRole(string name) => new(name);

    /// <summary>Converts a name to a role.</summary>
    /// <param name="s">The name, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The role.</returns>
    /// <exception cref="ArgumentException">The name is null, empty or blank.</exception>
    public static RoomRole Parse(string s, IFormatProvider? provider = null) => new(s);

    /// <summary>Converts a name to a role.</summary>
    /// <param name="s">The name, in any case.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The role; the default value when the name is null, empty or blank.</param>
    /// <returns>Whether the text is a role.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out RoomRole result)
    {
        result = string.IsNullOrWhiteSpace(s) ? default : new(s);
        return !string.IsNullOrWhiteSpace(s);
    }

    /// <inheritdoc/>
    public bool Equals(RoomRole other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RoomRole other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the name of the role as the service writes it.</summary>
    /// <returns>The name; <c>Attendee</c> for the default value.</returns>
    public override string ToString() => _name ?? "Attendee";

    /// <inheritdoc/>
    string ITextValue<RoomRole>.ToText() => ToString();
}
