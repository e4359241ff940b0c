namespace RoomCalls.Cli.Tests;

/// <summary>The other tests run the tool's commands in their own process; here is the program itself: its entry, its streams and its exit codes.</summary>
public sealed class ProcessTests
{
    private const string Connected = "CallConnected-1";

    [Fact]
    public async Task Decode_StandardInput_WritesStandardOutput()
    {
        byte[] body = await File.ReadAllBytesAsync(RecordingReader.GetPath(Connected), TestContext.Current.CancellationToken);

        Assert.Equal(new CliResult(0, RecordingReader.ReadExpectedLines(Connected), string.Empty), await CliProcess.RunAsync(body, "decode"));
    }

    [Fact]
    public async Task Decode_InputWithoutACallback_ExitsWith1()
    {
        CliResult decoded = await CliProcess.RunAsync([], "decode", RecordingReader.GetPath("IncomingCall-1"), RecordingReader.GetPath(Connected));

        Assert.Equal((1, 2, string.Empty), (decoded.ExitCode, decoded.Lines.Length, decoded.Errors));
        Assert.Equal(RecordingReader.ReadExpectedLines(Connected), decoded.Lines[1] + '\n');
    }

    [Fact]
    public async Task Main_UnknownArguments_WritesStandardError()
    {
        CliResult refused = await CliProcess.RunAsync([], "bogus");

        Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains("Usage:", refused.Errors, StringComparison.Ordinal);
    }
}
