using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>The identity of a participant of a call. Two ids are equal when their raw ids are. Immutable and safe for concurrent use.</summary>
[TypeConverter(typeof(TextValueTypeConverter<ParticipantId>))]
[JsonConverter(typeof(TextValueJsonConverter<ParticipantId>))]
public sealed partial class ParticipantId : IEquatable<ParticipantId>, IParsable<ParticipantId>, ITextValue<ParticipantId>
{
    private ParticipantId(string rawId, ParticipantKind kind)
    {
        RawId = rawId;
        Kind = kind;
    }

    /// <summary>The raw id, exactly as the service writes it. It contains the complete phone number: do not log it.</summary>
    public string RawId { get; }

    /// <summary>The kind of participant.</summary>
    public ParticipantKind Kind { get; }

    /// <summary>The phone number as it was given, for a <see cref="ParticipantKind.PhoneNumber"/>; otherwise <see langword="null"/>.</summary>
    public string? Number => Kind == ParticipantKind.PhoneNumber ? ParseNumber(RawId) : null;

    /// <summary>
    /// Whether the participant is anonymous: a caller who withheld the number (<c>4:anonymous</c>), or a Teams visitor (<c>8:teamsvisitor:…</c>).
    /// </summary>
    public bool IsAnonymous => Kind == ParticipantKind.PhoneNumber && Number == "anonymous"
        || RawId.StartsWith("8:teamsvisitor:", StringComparison.Ordinal);

    /// <summary>Compares two ids by their raw ids.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    /// <returns>Whether they are the same participant.</returns>
    public static bool operator ==(ParticipantId? left, ParticipantId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two ids by their raw ids.</summary>
    /// <param name="left">The first id.</param>
    /// <param name="right">The second id.</param>
    /// <returns>Whether they are different participants.</returns>
    public static bool operator !=(ParticipantId? left, ParticipantId? right) => !(left == right);

    /// <summary>Creates the id of a user of Azure Communication Services.</summary>
    /// <param name="userId">The id of the user, which is also the raw id, for example <c>8:acs:resource_user</c>.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is null, empty or blank.</exception>
    public static ParticipantId User(string userId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new(userId, ParticipantKind.CommunicationUser);
    }

    /// <summary>Creates the id of a phone.</summary>
    /// <remarks>
    /// Any text is accepted here. An action that dials the number refuses what is not E.164 (<c>+</c> and 2 to 15 digits) before anything is sent.
    /// </remarks>
    /// <param name="number">The number, for example <c>+16041234567</c>.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The number is null, empty or blank.</exception>
    public static ParticipantId PhoneNumber(string number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return new(PhonePrefix + number, ParticipantKind.PhoneNumber);
    }

    /// <summary>Creates an id from a raw id of any form. A form that this version does not know has the kind <see cref="ParticipantKind.Unknown"/>.</summary>
    /// <param name="rawId">The raw id.</param>
    /// <returns>The id; its <see cref="RawId"/> is the text that was given.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or blank.</exception>
    public static ParticipantId Parse(string rawId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rawId);
        return new(rawId, ParseKind(rawId));
    }

    /// <summary>Creates an id from a raw id and its kind, as responses of the service contain them.</summary>
    /// <param name="rawId">The raw id.</param>
    /// <param name="kind">The kind; <see cref="ParticipantKind.Unknown"/> to derive it from the form of the raw id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is null, empty or blank.</exception>
    public static ParticipantId Parse(string rawId, ParticipantKind kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rawId);
        return new(rawId, kind == ParticipantKind.Unknown ? ParseKind(rawId) : kind);
    }

    /// <inheritdoc/>
    static ParticipantId IParsable<ParticipantId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<ParticipantId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ParticipantId result)
    {
        result = string.IsNullOrWhiteSpace(s) ? null : Parse(s);
        return result is not null;
    }

    /// <inheritdoc/>
    string ITextValue<ParticipantId>.ToText() => RawId;

    /// <inheritdoc/>
    public bool Equals(ParticipantId? other) => ReferenceEquals(this, other) || (other is not null && RawId == other.RawId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParticipantId);

    /// <inheritdoc/>
    public override int GetHashCode() => RawId.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the raw id with all but the last two digits of a phone number masked, so that it is safe to log.</summary>
    /// <returns>The masked raw id. Use <see cref="RawId"/> for the id itself.</returns>
    public override string ToString() => Kind == ParticipantKind.PhoneNumber ? PhonePrefix + Mask.PhoneNumber(Number!) : Mask.PhoneNumbersIn(RawId);
}

/// <summary>The kinds of participants that the service distinguishes.</summary>
public enum ParticipantKind
{
    /// <summary>An identifier of a form that this version does not know.</summary>
    Unknown = 0,

    /// <summary>A user of Azure Communication Services (<c>8:acs:…</c>).</summary>
    CommunicationUser,

    /// <summary>A phone number (<c>4:+…</c>).</summary>
    PhoneNumber,

    /// <summary>A Microsoft Teams user (<c>8:orgid:…</c>, <c>8:teamsvisitor:…</c>).</summary>
    MicrosoftTeamsUser,

    /// <summary>A Microsoft Teams application (<c>28:orgid:…</c>).</summary>
    MicrosoftTeamsApp,

    /// <summary>A Teams phone extensibility user (<c>8:acs:resource_tenant_user</c>).</summary>
    TeamsExtensionUser,
}
