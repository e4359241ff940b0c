using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>Judges the core's files by the folders that their code names. Crefs may point up, so XML docs do not count.</summary>
internal sealed class StoreyRules
{
    private const string Project = "src/RoomCalls";
    private const string WhereToAdd = "tests/RoomCalls.Conventions.Tests/Arrows/Storeys.cs";

    private readonly IReadOnlyList<SourceFile> _files;
    private readonly ILookup<string, string> _types;

    public StoreyRules(IReadOnlyList<SourceFile> files)
    {
        _files = files;
        _types = files.SelectMany(f => f.Code.TopLevelTypes.Select(t => (Folder: FolderOf(f), Type: t))).ToLookup(p => p.Folder, p => p.Type);
    }

    public IEnumerable<string> Violations() => _files.SelectMany(Violations);

    private static string FolderOf(SourceFile file) => file.FoldersBelow(Project) is [string first, ..] ? first : Storeys.Root;

    private static bool Names(string code, string pattern) => Regex.IsMatch(code, pattern, RegexOptions.CultureInvariant);

    private IEnumerable<string> Violations(SourceFile file)
    {
        string folder = FolderOf(file);
        if (!Storeys.Table.TryGetValue(folder, out int storey))
        {
            yield return $"{file.Path}: the folder {folder} has no storey: add it to {WhereToAdd}.";
            yield break;
        }

        if (Names(file.Code.Code, @"\bglobal\s+using\b"))
        {
            yield return $"{file.Path}: a global using hides what a file uses.";
        }

        foreach ((string other, int height) in Storeys.Table.Where(s => s.Value >= storey && s.Key != folder && s.Key is not (Storeys.Root or Storeys.OpenToAll)))
        {
            if (other == Storeys.Facade ? NamesFacadeType(file.Code.Code) : NamesFolder(file.Code.Code, other))
            {
                yield return $"{file.Path} ({Say(folder)}, storey {storey}) uses {other} (storey {height}): a folder uses folders on lower storeys only.";
            }
        }
    }

    private static string Say(string folder) => folder.Length == 0 ? "root" : folder;

    private bool NamesFacadeType(string code) => Alternatives(Storeys.Facade) is string types && Names(code, $@"(?<!\w|(?<!\bRoomCalls)\.)(?:{types})\b");

    private bool NamesFolder(string code, string folder) =>
        Names(code, $@"(?<![\w.])RoomCalls\.{folder}\b")
        || (Alternatives(folder) is string types && Names(code, $@"(?<![\w.]){folder}\.(?:{types})\b"));

    private string? Alternatives(string folder) => _types[folder].Any() ? string.Join('|', _types[folder].Distinct().Select(Regex.Escape)) : null;
}
