using System.Globalization;

namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>Dates as the wire shows them.</summary>
internal static class WireDate
{
    /// <summary>Up to seven fraction digits without trailing zeros, then +00:00, never Z.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Reads any RFC 3339 date; one without an offset is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        instant = default;
        return text.Length >= 19
            && text[4] == '-'
            && text[10] is 'T' or 't' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Style, out instant);
    }
}
