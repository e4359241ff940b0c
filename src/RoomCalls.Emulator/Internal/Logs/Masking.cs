namespace RoomCalls.Emulator.Internal.Logs;

/// <summary>Masks values that a log must not contain.</summary>
internal static class Masking
{
    /// <summary>Masks the last digits of a raw id that is a phone number.</summary>
    public static string? MaskRawId(string? rawId) =>
        rawId is not null && rawId.StartsWith("4:", StringComparison.Ordinal) ? rawId[..Math.Min(rawId.Length, 5)] + "***" : rawId;

    /// <summary>Masks the phone numbers among the segments of a path.</summary>
    public static string MaskPath(string rawPath)
    {
        if (!rawPath.Contains("4%3A", StringComparison.OrdinalIgnoreCase) && !rawPath.Contains("4:", StringComparison.Ordinal))
        {
            return rawPath;
        }

        string[] segments = rawPath.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (Uri.UnescapeDataString(segments[i]).StartsWith("4:", StringComparison.Ordinal))
            {
                segments[i] = MaskRawId(Uri.UnescapeDataString(segments[i]))!;
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>Masks the query and the user part of a URI.</summary>
    public static string MaskQuery(Uri uri) => $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}{(uri.Query.Length > 1 ? "?***" : "")}";
}
