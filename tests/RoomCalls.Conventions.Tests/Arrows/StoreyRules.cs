using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>Judges a project's files by the parts that their code names. Crefs may point up, so XML docs do not count.</summary>
internal sealed class StoreyRules
{
    private const string WhereToAdd = "tests/RoomCalls.Conventions.Tests/Arrows/Storeys.cs";

    private readonly StoreyTable _table;
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly ILookup<string, string> _types;

    public StoreyRules(StoreyTable table, IReadOnlyList<SourceFile> files)
    {
        _table = table;
        _files = files;
        _types = files.SelectMany(f => f.Code.TopLevelTypes.Select(t => (Part: table.PartOf(f), Type: t))).ToLookup(p => p.Part, p => p.Type);
    }

    public IEnumerable<string> Violations() => _files.SelectMany(Violations);

    private static bool Names(string code, string pattern) => Regex.IsMatch(code, pattern, RegexOptions.CultureInvariant);

    private IEnumerable<string> Violations(SourceFile file)
    {
        string part = _table.PartOf(file);
        if (!_table.Storeys.TryGetValue(part, out int storey))
        {
            yield return $"{file.Path}: the folder {part} has no storey: add it to {WhereToAdd}.";
            yield break;
        }

        if (Names(file.Code.Code, @"\bglobal\s+using\b"))
        {
            yield return $"{file.Path}: a global using hides what a file uses.";
        }

        foreach ((string other, int height) in _table.Storeys.Where(s => s.Value >= storey && s.Key != part && !_table.OpenToAll.Contains(s.Key)))
        {
            if (_table.NamedByType.Contains(other) ? NamesType(file.Code.Code, other) : NamesFolder(file.Code.Code, other))
            {
                yield return $"{file.Path} ({Say(part)}, storey {storey}) uses {Say(other)} (storey {height}): a part uses parts on lower storeys only.";
            }
        }
    }

    private static string Say(string part) => part.Length == 0 ? "the top" : part;

    private bool NamesType(string code, string part) =>
        Alternatives(part) is string types && Names(code, $@"(?<!\w|(?<!\b{Regex.Escape(_table.Namespace)})\.)(?:{types})\b");

    private bool NamesFolder(string code, string folder) =>
        Names(code, $@"(?<![\w.]){Regex.Escape(_table.Namespace)}\.(?:Internal\.)?{folder}\b")
        || (Alternatives(folder) is string types && Names(code, $@"(?<![\w.])(?:Internal\.)?{folder}\.(?:{types})\b"));

    private string? Alternatives(string part) => _types[part].Any() ? string.Join('|', _types[part].Distinct().Select(Regex.Escape)) : null;
}
