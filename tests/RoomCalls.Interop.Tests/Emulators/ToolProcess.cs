using System.Diagnostics;
using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests.Emulators;

/// <summary><c>roomcalls emulator</c>, as a user starts it, in a process of its own.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private const string Announcement = "connection string: ";

    private readonly Process _process;

    private ToolProcess(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<ToolProcess> StartAsync()
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string tool = Path.Combine(AppContext.BaseDirectory, "RoomCalls.Cli.dll");
        Process process = Process.Start(Command.Describe(dotnet, [tool, "emulator", "--port", "0", "--callback-timeout-seconds", $"{ScenarioSet.CallbackTimeout.TotalSeconds}"], AppContext.BaseDirectory))!;
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5));
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
        {
            return new ToolProcess(process, line[Announcement.Length..]);
        }

        process.Kill();
        throw new InvalidOperationException($"The tool said '{line}' instead of its connection string. {await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
