using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Tree;

internal static partial class Changelog
{
    /// <returns>The version of the first entry; <see langword="null"/> when there is none, or it is no version.</returns>
    public static string? TopVersion(string text)
    {
        string? heading = text.Split('\n').FirstOrDefault(l => l.StartsWith("## ", StringComparison.Ordinal));
        return heading is not null && Heading().Match(heading) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^## \[(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\]")]
    private static partial Regex Heading();
}
