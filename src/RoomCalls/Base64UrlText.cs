using System.Buffers;

namespace RoomCalls;

/// <summary>Texts of the base64url alphabet alone: no blanks, no padding.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsOne(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Alphabet);
}
