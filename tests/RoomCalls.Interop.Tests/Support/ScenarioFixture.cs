using RoomCalls.Emulator;

namespace RoomCalls.Interop.Tests.Support;

/// <summary>A folder of scenarios, the Node process that runs them, and the emulator that they run against.</summary>
public abstract class ScenarioFixture(NodeInstallation node, string name) : IAsyncLifetime
{
    private ScenarioWorker? _worker;

    /// <summary>Starts the emulator; returns its connection string.</summary>
    protected abstract Task<string> StartEmulatorAsync();

    protected abstract ValueTask StopEmulatorAsync();

    private string ConnectionString { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (node.Missing is null)
        {
            ConnectionString = await StartEmulatorAsync();
            _worker = ScenarioWorker.Start(node.Folder, name);
        }
    }

    /// <summary>Runs one scenario; it is skipped, or fails in CI, where Node or its packages are missing.</summary>
    public async Task RunAsync(string scenario)
    {
        if (node.Missing is { } missing)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(missing);
        }

        if (await _worker!.RunAsync(scenario, ConnectionString) is { } error)
        {
            Assert.Fail(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
            await StopEmulatorAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>The scenarios against an emulator on virtual time.</summary>
public sealed class VirtualTimeScenarios(NodeInstallation node) : ScenarioFixture(node, "clock")
{
    private RoomCallsEmulator? _emulator;

    protected override async Task<string> StartEmulatorAsync() =>
        (_emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { TimeProvider = new EmulatorClock(), CallbackTimeout = EmulatorFixture.CallbackTimeout })).ConnectionString;

    protected override ValueTask StopEmulatorAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The scenarios against an emulator with small pages and relative links.</summary>
public sealed class SmallPagesScenarios(NodeInstallation node) : ScenarioFixture(node, "pages")
{
    private RoomCallsEmulator? _emulator;

    protected override async Task<string> StartEmulatorAsync() =>
        (_emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { RosterPageSize = 7, RelativeNextLinks = true, CallbackTimeout = EmulatorFixture.CallbackTimeout })).ConnectionString;

    protected override ValueTask StopEmulatorAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The scenarios against <c>roomcalls emulator</c>, started as a user starts it.</summary>
public sealed class CliScenarios(NodeInstallation node) : ScenarioFixture(node, "tool")
{
    private const string Announcement = "connection string: ";

    private CliProcess? _process;

    protected override async Task<string> StartEmulatorAsync()
    {
        _process = CliProcess.Start("emulator", "--port", "0", "--callback-timeout-seconds", $"{EmulatorFixture.CallbackTimeout.TotalSeconds}");
        string line = await _process.LineAsync().OrTimeoutAsync();
        Assert.StartsWith(Announcement, line, StringComparison.Ordinal);
        return line[Announcement.Length..];
    }

    protected override ValueTask StopEmulatorAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
