using System.Diagnostics;

namespace RoomCalls.Conventions.Tests;

internal static class Repository
{
    private static readonly string[] Ignored = ["bin", "obj", "out", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is, or would be, tracked: relative paths with slashes. Without git, every file outside the folders of builds.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (AskGit() ?? Walk()).Where(f => File.Exists(Full(f))).Order(StringComparer.Ordinal)];

    private static Lazy<SourceFile[]> AllSources { get; } = new(() => [.. Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => new SourceFile(f, Read(f)))]);

    public static string Full(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Full(relative));

    /// <summary>The C# files below a folder. Each is read, and taken apart, once for all tests.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder) => [.. AllSources.Value.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal))];

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RoomCalls.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No folder above the test has RoomCalls.sln: run the tests from a clone.");
    }

    private static string[]? AskGit()
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
            using Process git = Process.Start(start)!;
            string answer = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? answer.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walk() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Intersect(Ignored).Any());
}
