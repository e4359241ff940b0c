using System.CommandLine;
using RoomCalls.Cli.Commands;

RootCommand root = new("Runs the RoomCalls emulator, decodes callbacks and prints who may do what. Exit codes: 0 all is well, 1 something is not.")
{
    EmulatorCommand.Create(),
    DecodeCommand.Create(),
    PolicyCommand.Create(),
};
ParseResult parsed = root.Parse(args);

// Help that nobody asked for is talk, not a result.
InvocationConfiguration configuration = new() { Output = parsed.Errors.Count > 0 ? Console.Error : Console.Out };
return await parsed.InvokeAsync(configuration);
