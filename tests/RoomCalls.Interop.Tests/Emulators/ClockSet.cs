using RoomCalls.Emulator;
using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests.Emulators;

/// <summary>The scenarios against an emulator with a virtual clock.</summary>
public sealed class ClockSet(NodeInstallation node) : ScenarioSet(node, "clock")
{
    private RoomCallsEmulator? _emulator;

    protected override async Task<string> StartEmulatorAsync() =>
        (_emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { TimeProvider = new EmulatorClock(), CallbackTimeout = CallbackTimeout })).ConnectionString;

    protected override ValueTask StopEmulatorAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
