using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>Which folder of a project uses which, as the compiler sees it. XML docs do not count: a cref may point up.</summary>
internal sealed class FolderArrows
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<PortableExecutableReference[]> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))]);

    private readonly string _project;
    private readonly Dictionary<(string From, string To), string> _examples = [];
    private readonly HashSet<string> _folders;

    /// <param name="project">The project's name, which is its folder's under src.</param>
    /// <param name="files">Its sources.</param>
    public FolderArrows(string project, IReadOnlyList<SourceFile> files)
    {
        _project = project;
        _folders = [.. files.Select(f => FolderOf(f.Path))];
        CSharpCompilation compilation = Compile(project, files);
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0))
        {
            Add(tree, compilation.GetSemanticModel(tree));
        }
    }

    /// <summary>Every folder that has a source file; the empty text is the project's root.</summary>
    public IReadOnlySet<string> Folders => _folders;

    /// <summary>Each pair of folders of which the first uses the second, with the file and name of one use.</summary>
    public IReadOnlyDictionary<(string From, string To), string> All => _examples;

    /// <summary>What is against the table: a folder uses folders on lower storeys only.</summary>
    public IEnumerable<string> Violations(IReadOnlyList<IReadOnlyList<string>> storeys)
    {
        Dictionary<string, int> heights = storeys.SelectMany((folders, height) => folders.Select(f => (f, height))).ToDictionary(p => p.f, p => p.height);
        foreach (string missing in _folders.Where(f => !heights.ContainsKey(f)))
        {
            yield return $"{_project}: the folder {Say(missing)} has no storey: add it to {Storeys.WhereToAdd} and to ARCHITECTURE.md.";
        }

        foreach (((string from, string to), string example) in _examples.OrderBy(e => e.Key))
        {
            if (heights.TryGetValue(from, out int here) && heights.TryGetValue(to, out int there) && there >= here)
            {
                yield return $"{_project}: {Say(from)} (storey {here + 1}) uses {Say(to)} (storey {there + 1}): {example}. A folder uses folders on lower storeys only.";
            }
        }
    }

    private static CSharpCompilation Compile(string project, IReadOnlyList<SourceFile> files)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp14);
        return CSharpCompilation.Create(
            project,
            [.. files.Select(f => CSharpSyntaxTree.ParseText(f.Text, options, f.Path)), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            Platform.Value.Where(p => Path.GetFileNameWithoutExtension(p.FilePath) != project),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Say(string folder) => folder.Length == 0 ? "the root" : folder;

    private string FolderOf(string path) => string.Join('/', path[("src/" + _project).Length..].Split('/')[1..^1]);

    private void Add(SyntaxTree tree, SemanticModel model)
    {
        string from = FolderOf(tree.FilePath);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            while (type?.ContainingType is not null)
            {
                type = type.ContainingType;
            }

            if (type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { Length: > 0 } declared && FolderOf(declared) is var to && to != from)
            {
                _examples.TryAdd((from, to), $"{tree.FilePath}({tree.GetLineSpan(name.Span).StartLinePosition.Line + 1}) names {type.Name}");
            }
        }
    }
}
