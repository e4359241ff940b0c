using RoomCalls.Interop.Tests.Node;

namespace RoomCalls.Interop.Tests.Emulators;

/// <summary>The scenarios against the tool in a process of its own.</summary>
public sealed class ToolSet(NodeInstallation node) : ScenarioSet(node, "tool")
{
    private ToolProcess? _tool;

    protected override async Task<string> StartEmulatorAsync() => (_tool = await ToolProcess.StartAsync()).ConnectionString;

    protected override ValueTask StopEmulatorAsync() => _tool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
