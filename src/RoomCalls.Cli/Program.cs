using RoomCalls.Cli;

return await CommandLine.RunAsync(args, ToolConsole.Process);
