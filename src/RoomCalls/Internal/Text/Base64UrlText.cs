using System.Buffers;
using System.Buffers.Text;

namespace RoomCalls.Internal.Text;

/// <summary>Texts of the base64url alphabet alone: no blanks, no padding.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Decodes to exactly this many bytes; false, never an exception, for anything else (TryDecodeFromChars throws on bits left over).</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        IsValid(text) && Base64Url.DecodeFromChars(text, bytes, out _, out int written) == OperationStatus.Done && written == bytes.Length;

    public static bool IsValid(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabet);
}
