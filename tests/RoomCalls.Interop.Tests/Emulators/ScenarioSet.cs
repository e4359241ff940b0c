using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests.Emulators;

/// <summary>A set of scenarios, the Node process that runs them and the emulator that they run against.</summary>
public abstract class ScenarioSet(NodeInstallation node, string name) : IAsyncLifetime
{
    /// <summary>Real time, also on a virtual clock: so long that a busy machine does not make an emulator send a callback twice.</summary>
    public static readonly TimeSpan CallbackTimeout = TimeSpan.FromMinutes(10);

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
    public async Task HoldsAsync(string scenario)
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
