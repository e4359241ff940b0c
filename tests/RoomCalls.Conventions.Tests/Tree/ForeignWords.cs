using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>Finds what belongs to one machine and not into a repository: its paths, and the hosts that it takes packages from.</summary>
internal static partial class ForeignWords
{
    public static IEnumerable<string> In(string path, string text) =>
        text.Split('\n').SelectMany((line, i) => MachinePath().Matches(line).Concat(PackageHost().Matches(line)).Select(m => $"{path}:{i + 1}: {m.Value}"));

    /// <summary>Text, as far as the first bytes tell.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes) => !bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0);

    [GeneratedRegex(@"(?:(?<![\w.~*)}/-])|(?<=file://))/(?:work|home)/|\b[A-Za-z]:\\+Users\\", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:(?:nu|my)(?:get)\.org|npm(?:js)\.(?:org|com)|yarn(?:pkg)\.com|py(?:pi)\.org|pkg(?:s\.dev\.azure|\.github)\.com|arti(?:factory))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PackageHost();
}
