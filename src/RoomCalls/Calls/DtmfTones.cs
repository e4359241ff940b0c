using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace RoomCalls;

/// <summary>A sequence of DTMF tones, the keys of a telephone. Immutable. It prints as asterisks, because tones are often a PIN.</summary>
public sealed class DtmfTones : IReadOnlyList<DtmfTone>, IEquatable<DtmfTones>, IParsable<DtmfTones>
{
    /// <summary>The maximum number of tones in one request, a limit of the service.</summary>
    public const int MaxPerRequest = 18;

    private const string Keys = "0123456789ABCD#*";

    private readonly ImmutableArray<DtmfTone> _tones;

    /// <summary>Creates a sequence of tones.</summary>
    /// <param name="tones">The tones, in order.</param>
    public DtmfTones(params IEnumerable<DtmfTone> tones) => _tones = [.. tones];

    /// <inheritdoc/>
    public int Count => _tones.Length;

    /// <inheritdoc/>
    public DtmfTone this[int index] => _tones[index];

    /// <summary>Converts text to tones: the digits, <c>A</c> to <c>D</c> in either case, <c>#</c> and <c>*</c>. Spaces are skipped.</summary>
    /// <param name="text">The text, for example <c>123#</c>.</param>
    /// <returns>The tones.</returns>
    /// <exception cref="FormatException">The text contains a character that is not a DTMF tone. The message does not contain the text.</exception>
    public static DtmfTones Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out DtmfTones? tones)
            ? tones
            : throw new FormatException("DTMF tones are the digits 0 to 9, the letters A to D, # and *. The text has another character.");
    }

    /// <summary>Converts text to tones, in the format of <see cref="Parse(string)"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tones">The tones; <see langword="null"/> when the text is not valid.</param>
    /// <returns>Whether the text is valid.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DtmfTones? tones)
    {
        tones = null;
        if (text is null)
        {
            return false;
        }

        ImmutableArray<DtmfTone>.Builder keys = ImmutableArray.CreateBuilder<DtmfTone>(text.Length);
        foreach (char character in text.Where(c => c != ' '))
        {
            int key = Keys.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (key < 0)
            {
                return false;
            }

            keys.Add((DtmfTone)key);
        }

        tones = new DtmfTones(keys.ToImmutable());
        return true;
    }

    /// <inheritdoc/>
    static DtmfTones IParsable<DtmfTones>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<DtmfTones>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DtmfTones result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public IEnumerator<DtmfTone> GetEnumerator() => ((IEnumerable<DtmfTone>)_tones).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(DtmfTones? other) => other is not null && _tones.SequenceEqual(other._tones);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DtmfTones);

    /// <inheritdoc/>
    public override int GetHashCode() => _tones.Aggregate(_tones.Length, HashCode.Combine);

    /// <summary>Returns the tones as text that <see cref="Parse(string)"/> accepts. It can be a PIN: do not log it.</summary>
    /// <returns>The tones.</returns>
    public string ToKeys() => string.Create(_tones.Length, _tones, static (span, tones) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = Keys[(int)tones[i]];
        }
    });

    /// <summary>Returns one asterisk per tone, so that a PIN does not reach a log.</summary>
    /// <returns>As many asterisks as there are tones.</returns>
    public override string ToString() => new('*', _tones.Length);
}

/// <summary>A DTMF tone, one key of a telephone.</summary>
public enum DtmfTone
{
    /// <summary>The key 0.</summary>
    Zero,

    /// <summary>The key 1.</summary>
    One,

    /// <summary>The key 2.</summary>
    Two,

    /// <summary>The key 3.</summary>
    Three,

    /// <summary>The key 4.</summary>
    Four,

    /// <summary>The key 5.</summary>
    Five,

    /// <summary>The key 6.</summary>
    Six,

    /// <summary>The key 7.</summary>
    Seven,

    /// <summary>The key 8.</summary>
    Eight,

    /// <summary>The key 9.</summary>
    Nine,

    /// <summary>The key A.</summary>
    A,

    /// <summary>The key B.</summary>
    B,

    /// <summary>The key C.</summary>
    C,

    /// <summary>The key D.</summary>
    D,

    /// <summary>The key #.</summary>
    Pound,

    /// <summary>The key *.</summary>
    Asterisk,
}
