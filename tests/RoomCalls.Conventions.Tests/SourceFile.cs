using RoomCalls.Conventions.Tests.Reading;

namespace RoomCalls.Conventions.Tests;

/// <param name="Path">Relative to the repository, with slashes.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<CodeText> _code = new(() => CodeText.Of(Text));

    public CodeText Code => _code.Value;

    public string FileName => System.IO.Path.GetFileName(Path);

    public int Lines => Code.Lines;

    /// <summary>The folders below <paramref name="project"/>, outermost first; none for a file that lies beside the project file.</summary>
    public string[] FoldersBelow(string project) => Path[(project.Length + 1)..].Split('/')[..^1];
}
