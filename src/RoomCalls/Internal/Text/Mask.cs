using System.Text.RegularExpressions;

namespace RoomCalls.Internal.Text;

/// <summary>Makes secrets and phone numbers fit to be logged.</summary>
internal static partial class Mask
{
    /// <summary>Keeps the last two digits of a number.</summary>
    public static string PhoneNumber(string number) =>
        number.Any(char.IsDigit) ? "***" + (number.Length > 4 ? number[^2..] : string.Empty) : number;

    /// <summary>Masks everything in a text that looks like an international phone number.</summary>
    public static string PhoneNumbersIn(string text) => text.Contains('+', StringComparison.Ordinal) || text.Contains("%2B", StringComparison.OrdinalIgnoreCase)
        ? NumberPattern().Replace(text, match => PhoneNumber(match.Value))
        : text;

    /// <summary>As <see cref="PhoneNumbersIn"/>, for a text that may be missing.</summary>
    public static string? PhoneNumbersInAny(string? text) => text is null ? null : PhoneNumbersIn(text);

    /// <summary>Drops the query, which may hold a key, and any user info.</summary>
    public static string Query(Uri? uri) => uri switch
    {
        null => "none",
        { IsAbsoluteUri: false } => "(relative address)",
        _ => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + (uri.Query.Length > 1 ? "?***" : string.Empty),
    };

    [GeneratedRegex(@"(\+|%2[Bb])[1-9][0-9]{4,14}", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
