using System.CommandLine;
using RoomCalls.Cli.Decoding;

namespace RoomCalls.Cli.Commands;

/// <summary><c>roomcalls decode</c>: callback bodies to one JSON line per event.</summary>
internal static class DecodeCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "Files that each hold one callback body, or folders of *.json files; without any, or for -, standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        files.Validators.Add(static result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-') && name != BodySource.StandardInput))
            {
                result.AddError($"Unrecognized option '{name}'. For a file of that name write ./{name}.");
            }
        });
        Command command = new(
            "decode", "Decodes callback bodies to one JSON line per event, in the order given. Exit codes: 0 all were callbacks, 1 one was not.")
        {
            files,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files) ?? [], console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, ToolConsole console, CancellationToken cancellationToken)
    {
        await using Stream output = console.OpenOutput();
        await using BufferedStream lines = new(output);
        BodyDecoder decoder = new(lines, console.OpenInput);
        foreach (string name in names.Length == 0 ? [BodySource.StandardInput] : BodySource.Expand(names))
        {
            await decoder.DecodeAsync(name, cancellationToken);
        }

        await lines.FlushAsync(cancellationToken);
        return decoder.AllWereCallbacks ? 0 : 1;
    }
}
