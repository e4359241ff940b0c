using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Readmes;

/// <summary>Relative links and images of Markdown lead to files that are there, and their anchors to headings.</summary>
internal static partial class Links
{
    /// <param name="path">The Markdown file, relative to the root.</param>
    /// <param name="markdown">Its text.</param>
    /// <param name="read">Gives the text of a file; <see langword="null"/> when there is none. A folder's text is empty.</param>
    public static IEnumerable<string> Violations(string path, string markdown, Func<string, string?> read)
    {
        foreach (Match link in Link().Matches(Code().Replace(markdown.ReplaceLineEndings("\n"), string.Empty)))
        {
            string target = link.Groups["target"].Value;
            if (Absolute().IsMatch(target))
            {
                continue;
            }

            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? path : Resolve(path, Uri.UnescapeDataString(parts[0]));
            if ((file == path ? markdown : read(file)) is not string text)
            {
                yield return $"{path}: {target} leads to {file}, which is not there.";
            }
            else if (parts is [_, var anchor] && file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !Anchors(text).Contains(anchor))
            {
                yield return $"{path}: {target} leads to a heading that is not there.";
            }
        }
    }

    /// <summary>The anchors of a page's headings, as they are made for repositories: lower case, blanks as hyphens, no other signs.</summary>
    public static IReadOnlySet<string> Anchors(string markdown)
    {
        HashSet<string> anchors = [];
        Dictionary<string, int> times = [];
        foreach (Match heading in Heading().Matches(Fence().Replace(markdown.ReplaceLineEndings("\n"), string.Empty)))
        {
            string anchor = Signs().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');
            int before = times.GetValueOrDefault(anchor);
            times[anchor] = before + 1;
            anchors.Add(before == 0 ? anchor : $"{anchor}-{before}");
        }

        return anchors;
    }

    private static string Resolve(string path, string target)
    {
        List<string> parts = [.. path.Split('/')[..^1]];
        foreach (string part in target.Split('/').Where(p => p is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)>?(?:\s+""[^""]*"")?\)|^[ \t]*\[[^\]]+\]:[ \t]+<?(?<target>[^\s>]+)|<(?:img|a)[^>]*?\s(?:src|href)=""(?<target>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[ \t]*(?<fence>```+|~~~+).*?^[ \t]*\k<fence>[ \t]*$|(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)|<!--.*?-->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[ \t]*(?<fence>```+|~~~+).*?^[ \t]*\k<fence>[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Signs();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:|^//", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();
}
