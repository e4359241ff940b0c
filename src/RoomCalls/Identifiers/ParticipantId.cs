using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using RoomCalls.Internal.Text;

namespace RoomCalls;

/// <summary>
/// Who somebody in a call is. Two ids are equal when their raw ids are equal. Immutable and safe to share between threads.
/// </summary>
[TypeConverter(typeof(TextValueTypeConverter<ParticipantId>))]
[JsonConverter(typeof(TextValueJsonConverter<ParticipantId>))]
public sealed partial class ParticipantId : IEquatable<ParticipantId>, IParsable<ParticipantId>, ITextValue<ParticipantId>
{
    private ParticipantId(string rawId, ParticipantKind kind)
    {
        RawId = rawId;
        Kind = kind;
    }

    /// <summary>The raw id, exactly as the service writes it. It holds the whole phone number: do not log it.</summary>
    public string RawId { get; }

    /// <summary>What kind of participant this is.</summary>
    public ParticipantKind Kind { get; }

    /// <summary>The phone number as given, for a <see cref="ParticipantKind.PhoneNumber"/>; otherwise <see langword="null"/>.</summary>
    public string? Number => Kind == ParticipantKind.PhoneNumber ? ParseNumber(RawId) : null;

    /// <summary>Whether this is a caller who withheld the number (<c>4:anonymous</c>).</summary>
    public bool IsAnonymous => Kind == ParticipantKind.PhoneNumber && Number == "anonymous"
        || RawId.StartsWith("8:teamsvisitor:", StringComparison.Ordinal);

    /// <summary>Compares two ids by raw id.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are the same participant.</returns>
    public static bool operator ==(ParticipantId? left, ParticipantId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two ids by raw id.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are different participants.</returns>
    public static bool operator !=(ParticipantId? left, ParticipantId? right) => !(left == right);

    /// <summary>A user of Azure Communication Services.</summary>
    /// <param name="userId">The user's id, which is also the raw id, for example <c>8:acs:resource_user</c>.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static ParticipantId User(string userId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new(userId, ParticipantKind.CommunicationUser);
    }

    /// <summary>
    /// A phone number. Any text is taken; an action that dials it refuses what is not E.164 (<c>+</c> and 2 to 15 digits) before sending.
    /// </summary>
    /// <param name="number">The number, for example <c>+16041234567</c>.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The number is empty.</exception>
    public static ParticipantId PhoneNumber(string number)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return new(PhonePrefix + number, ParticipantKind.PhoneNumber);
    }

    /// <summary>Takes a raw id of any form; one that no rule knows has the kind <see cref="ParticipantKind.Unknown"/>.</summary>
    /// <param name="rawId">The raw id.</param>
    /// <returns>The id; its <see cref="RawId"/> is the text that was given.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static ParticipantId Parse(string rawId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rawId);
        return new(rawId, ParseKind(rawId));
    }

    /// <summary>Takes a raw id whose kind is stated beside it, as the service's answers do.</summary>
    /// <param name="rawId">The raw id.</param>
    /// <param name="kind">The stated kind; <see cref="ParticipantKind.Unknown"/> leaves the raw id's form to decide.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
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

    /// <summary>Returns the raw id with a phone number masked but for its last two digits, so that it can be logged.</summary>
    /// <returns>The masked raw id. Use <see cref="RawId"/> for the id itself.</returns>
    public override string ToString() => Kind == ParticipantKind.PhoneNumber ? PhonePrefix + Mask.PhoneNumber(Number!) : Mask.PhoneNumbersIn(RawId);
}

/// <summary>What a participant is, as the service tells kinds of identifiers apart.</summary>
public enum ParticipantKind
{
    /// <summary>An identifier of a form this version does not know.</summary>
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
