using System.CommandLine;
using RoomCalls.Cli.Commands;

namespace RoomCalls.Cli;

/// <summary>The tool from its arguments to its exit code.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellationToken = default)
    {
        RootCommand root = new("Runs the RoomCalls emulator, decodes callbacks and prints who may do what. Exit codes: 0 all is well, 1 something is not.")
        {
            EmulatorCommand.Create(console),
            DecodeCommand.Create(console),
            PolicyCommand.Create(console),
        };
        ParseResult parsed = root.Parse(arguments);

        // Help that was not requested belongs to the errors, not to the results.
        InvocationConfiguration configuration = new() { Output = parsed.Errors.Count > 0 ? console.Errors : console.Output, Error = console.Errors };
        return parsed.InvokeAsync(configuration, cancellationToken);
    }
}
