using RoomCalls.Emulator;
using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests.Emulators;

/// <summary>The scenarios against an emulator with small pages and relative links.</summary>
public sealed class PagesSet(NodeInstallation node) : ScenarioSet(node, "pages")
{
    private RoomCallsEmulator? _emulator;

    protected override async Task<string> StartEmulatorAsync() =>
        (_emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { RosterPageSize = 7, RelativeNextLinks = true, CallbackTimeout = CallbackTimeout })).ConnectionString;

    protected override ValueTask StopEmulatorAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
