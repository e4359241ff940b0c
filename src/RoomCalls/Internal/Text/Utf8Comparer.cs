using System.Text;

namespace RoomCalls.Internal.Text;

/// <summary>Compares texts with UTF-8 bytes, so that a dictionary of texts can be asked with bytes.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    /// <summary>Decodes strictly: bytes that are not UTF-8 throw.</summary>
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Utf8Comparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => x == y;

    public int GetHashCode(string obj)
    {
        const int OnStack = 512;
        int length = Encoding.UTF8.GetMaxByteCount(obj.Length);
        Span<byte> bytes = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        return GetHashCode(bytes[..Encoding.UTF8.GetBytes(obj, bytes)]);
    }

    public string Create(ReadOnlySpan<byte> alternate) => Strict.GetString(alternate);

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (alternate.Length == other.Length)
        {
            return System.Text.Ascii.Equals(alternate, other) || EqualsDecoded(alternate, other);
        }

        return alternate.Length > other.Length && EqualsDecoded(alternate, other);
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        HashCode hash = default;
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    private static bool EqualsDecoded(ReadOnlySpan<byte> utf8, string other) => !Ascii.IsValid(utf8) && Encoding.UTF8.GetString(utf8) == other;
}
