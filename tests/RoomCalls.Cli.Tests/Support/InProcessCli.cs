using System.Text;

namespace RoomCalls.Cli.Tests.Support;

/// <summary>Runs the tool to its end, in this process.</summary>
internal static class InProcessCli
{
    public static Task<CliResult> RunAsync(params IEnumerable<string> arguments) => RunWithInputAsync([], arguments);

    public static async Task<CliResult> RunWithInputAsync(byte[] input, params IEnumerable<string> arguments)
    {
        using MemoryStream bytes = new();
        await using StringWriter output = new() { NewLine = "\n" };
        await using StringWriter errors = new() { NewLine = "\n" };
        ToolConsole console = new(() => new MemoryStream(input, writable: false), () => bytes, output, errors);
        int exitCode = await CommandLine.RunAsync([.. arguments], console, CurrentTest.Token);
        return new CliResult(exitCode, output + Encoding.UTF8.GetString(bytes.ToArray()), errors.ToString());
    }
}
