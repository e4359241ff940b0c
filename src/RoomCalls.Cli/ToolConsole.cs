namespace RoomCalls.Cli;

/// <summary>Where the tool reads and writes: the streams of the process, or those of a test.</summary>
/// <param name="OpenInput">Opens standard input, as bytes.</param>
/// <param name="OpenOutput">Opens standard output, as bytes: what is decoded is UTF-8 whatever the console's encoding is.</param>
/// <param name="Output">Standard output, as text.</param>
/// <param name="Errors">Standard error, as text.</param>
internal sealed record ToolConsole(Func<Stream> OpenInput, Func<Stream> OpenOutput, TextWriter Output, TextWriter Errors)
{
    public static ToolConsole Process { get; } = new(Console.OpenStandardInput, Console.OpenStandardOutput, Console.Out, Console.Error);
}
