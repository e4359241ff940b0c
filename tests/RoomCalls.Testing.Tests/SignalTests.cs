using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RoomCalls.Testing.Tests;

/// <summary>Alone, because hosts of other tests take signals.</summary>
[Collection(nameof(SignalTests))]
[CollectionDefinition(nameof(SignalTests), DisableParallelization = true)]
public sealed class SignalTests
{
    [Fact]
    public async Task UseEmulator_NoHost_LeavesSignalsToTheApplication()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        TaskCompletionSource<bool> taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // The last to be registered is called first, so this one sees what the others did.
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            taken.TrySetResult(context.Cancel);
            context.Cancel = true;
        });
        await using EmulatorFixture fixture = EmulatorFixture.Create(virtualTime: false);
        await (await fixture.ConnectToNewRoomAsync()).DisposeAsync();

        using Process kill = Process.Start("kill", ["-TERM", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);

        Assert.False(await taken.Task.WaitAsync(TestContext.Current.CancellationToken));
    }
}
