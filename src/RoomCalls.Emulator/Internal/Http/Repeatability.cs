using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>The repeatability headers: both or neither.</summary>
internal static class Repeatability
{
    /// <summary>Reads the id, or returns an error.</summary>
    public static string? Read(IHeaderDictionary headers, out string? error)
    {
        string id = headers["Repeatability-Request-ID"].ToString();
        string firstSent = headers["Repeatability-First-Sent"].ToString();
        error = (id.Length, firstSent.Length) switch
        {
            (0, 0) => null,
            (0, _) => "Repeatability-First-Sent needs Repeatability-Request-ID.",
            (_, 0) => "Repeatability-Request-ID needs Repeatability-First-Sent.",
            _ when !Guid.TryParseExact(id, "D", out _) => "Repeatability-Request-ID is not a UUID.",
            _ when !DateTimeOffset.TryParseExact(firstSent, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                "Repeatability-First-Sent is not an HTTP date.",
            _ => null,
        };
        return error is null && id.Length > 0 ? id : null;
    }
}
