namespace RoomCalls.Cli.Tests.Support;

/// <summary>Runs the tool to its end.</summary>
internal static class Tool
{
    public static Task<ToolResult> RunAsync(params IEnumerable<string> arguments) => RunWithInputAsync([], arguments);

    public static async Task<ToolResult> RunWithInputAsync(byte[] input, params IEnumerable<string> arguments)
    {
        using RunningTool tool = RunningTool.Start(arguments);
        await tool.WriteAsync(input);
        return await tool.EndAsync();
    }
}
