using System.Globalization;
using Azure;

namespace RoomCalls.Rest.Internal.Errors;

/// <summary>Reads how long the service asks to wait: milliseconds, seconds or a date.</summary>
internal static class RetryAfter
{
    private static readonly string[] MillisecondHeaders = ["retry-after-ms", "x-ms-retry-after-ms"];

    /// <summary>The wait; <see langword="null"/> when the answer asks for none that can be read.</summary>
    public static TimeSpan? Parse(Response response, TimeProvider time)
    {
        foreach (string header in MillisecondHeaders)
        {
            if (response.Headers.TryGetValue(header, out string? text) && Number(text) is int milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        if (!response.Headers.TryGetValue("Retry-After", out string? value))
        {
            return null;
        }

        return Number(value) is int seconds ? TimeSpan.FromSeconds(seconds) : UntilDate(value, time.GetUtcNow());
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static TimeSpan? UntilDate(string? text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParseExact(text?.Trim(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        return date > now ? date - now : TimeSpan.Zero;
    }
}
