using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using RoomCalls.Interop.Tests.Support;

[assembly: AssemblyFixture(typeof(NodeInstallation))]

namespace RoomCalls.Interop.Tests.Support;

/// <summary>The SDKs, installed by npm below obj, once per version of package.json, and the scenarios beside them.</summary>
public sealed class NodeInstallation : IAsyncLifetime
{
    private const int OldestNode = 20;

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "node");

    /// <summary>Why the scenarios cannot run here, or <see langword="null"/>.</summary>
    public string? Missing { get; private set; }

    /// <summary>Where the scenarios of this run are: a folder of its own, below that of the packages.</summary>
    public string Folder { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Missing = await FindNodeAsync();
        if (Missing is not null)
        {
            return;
        }

        string root = typeof(NodeInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NodeFolder").Value!;
        byte[] manifest = await File.ReadAllBytesAsync(Path.Combine(Source, "package.json"));
        string packages = Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(manifest))[..12]);
        Missing = Directory.Exists(packages) ? null : await InstallAsync(root, packages);
        if (Missing is null)
        {
            Folder = Directory.CreateDirectory(Path.Combine(packages, $"run-{Environment.ProcessId}")).FullName;
            Copy(Source, Folder);
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Folder.Length > 0)
        {
            Directory.Delete(Folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private static async Task<string?> FindNodeAsync()
    {
        if (await ProcessRunner.RunAsync("node", ["--version"], AppContext.BaseDirectory, TimeSpan.FromMinutes(5)) is not { ExitCode: 0 } node)
        {
            return "Node is not installed.";
        }

        string version = node.Output.Trim();
        return int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out int major) && major >= OldestNode
            ? null
            : $"The SDKs need Node {OldestNode} or later; here is {version}.";
    }

    /// <summary>Installs beside the place and moves there, so that what is there is always whole.</summary>
    private static async Task<string?> InstallAsync(string root, string packages)
    {
        string draft = Directory.CreateDirectory($"{packages}.{Environment.ProcessId}").FullName;
        try
        {
            File.Copy(Path.Combine(Source, "package.json"), Path.Combine(draft, "package.json"), overwrite: true);
            string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            string[] install = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
            (int ExitCode, string Output)? ended = await ProcessRunner.RunAsync(npm, install, draft, InstallLimit);
            if (ended is not { ExitCode: 0 })
            {
                return ended is null ? "npm is not installed." : $"npm could not install the SDKs:\n{ended.Value.Output}";
            }

            Directory.Move(draft, packages);
            return null;
        }
        catch (IOException) when (Directory.Exists(packages))
        {
            return null;
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
