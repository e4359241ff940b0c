using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RoomCalls.Conventions.Tests.Examples;

/// <summary>Compiles the examples of XML docs, each as the body of a method with the names below.</summary>
internal static partial class DocExamples
{
    /// <summary>What an example can use without declaring it. Fields, so that an example can declare the same name.</summary>
    private const string Names = """
        static readonly IServiceCollection services = null!; static readonly WebApplicationBuilder builder = null!; static readonly RoomCallsEmulator emulator = null!;
        static readonly IRoomCallManager manager = null!; static readonly IRoomCall call = null!; static readonly Room room = null!;
        static readonly RoomId roomId; static readonly ParticipantId userId = null!, guestId = null!;
        static readonly string connectionString = null!; static readonly CancellationToken cancellationToken;
        """;

    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection;
        using RoomCalls; using RoomCalls.Actions; using RoomCalls.Emulator; using RoomCalls.Events; using RoomCalls.Policies; using RoomCalls.Testing;
        """;

    /// <summary>The examples of a file: the line of each, and its code.</summary>
    public static IEnumerable<(string Path, int Line, string Code)> In(SourceFile file)
    {
        string text = file.Text.ReplaceLineEndings("\n");
        foreach (Match example in Example().Matches(text))
        {
            string code = Slashes().Replace(example.Groups["code"].Value, string.Empty);
            yield return (file.Path, text.AsSpan(0, example.Groups["code"].Index).Count('\n') + 1, WebUtility.HtmlDecode(code));
        }
    }

    public static IEnumerable<string> Errors(IEnumerable<(string Path, int Line, string Code)> examples)
    {
        StringBuilder source = new(Usings + "static class Examples {" + Names);
        int number = 0;
        foreach ((string path, int line, string code) in examples)
        {
            source.Append($"\nstatic async Task Example{number++}() {{\n#line {line} \"{path}\"\n{code}\n#line default\n}}");
        }

        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Examples",
            [CSharpSyntaxTree.ParseText(source.Append('}').ToString())],
            assemblies.Select(static a => MetadataReference.CreateFromFile(a)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).Select(Describe);
    }

    private static string Describe(Diagnostic error)
    {
        FileLinePositionSpan at = error.Location.GetMappedLineSpan();
        return $"{at.Path}:{at.StartLinePosition.Line + 1}: the example does not compile: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex(@"^[ \t]*/// <example>\s*/// <code>\n(?<code>.*?)^[ \t]*/// </code>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^[ \t]*/// ?", RegexOptions.Multiline)]
    private static partial Regex Slashes();
}
