using System.CommandLine;
using RoomCalls.Cli.Commands;

RootCommand root = new("Runs the RoomCalls emulator and decodes callbacks. Exit codes: 0 all is well, 1 something is not.")
{
    EmulatorCommand.Create(),
    DecodeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
