using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task Main_Help_ListsAllCommands()
    {
        CliResult help = await InProcessCli.RunAsync("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains(help.Lines, line => line.TrimStart().StartsWith("emulator ", StringComparison.Ordinal));
        Assert.Contains(help.Lines, line => line.TrimStart().StartsWith("decode ", StringComparison.Ordinal));
        Assert.Contains(help.Lines, line => line.TrimStart().StartsWith("policy ", StringComparison.Ordinal));
        Assert.Contains("Exit codes: 0 all is well, 1 something is not.", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Errors);
    }

    [Theory]
    [InlineData("emulator", "--port", "--access-key", "--seed", "--ring-milliseconds", "--callback-timeout-seconds")]
    [InlineData("decode", "FILE", "standard input")]
    [InlineData("policy", "--json", "documented")]
    public async Task Main_HelpOfACommand_ListsItsInputAndExitCodes(string command, params string[] words)
    {
        CliResult help = await InProcessCli.RunAsync(command, "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.All(words.Append("Exit codes: 0"), word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
        Assert.Empty(help.Errors);
    }

    [Theory]
    [InlineData("emulator", "--bogus")]
    [InlineData("emulator", "--port", "many")]
    [InlineData("decode", "--bogus")]
    [InlineData("policy", "--bogus")]
    [InlineData("--bogus")]
    [InlineData("bogus")]
    public async Task Main_UnknownArguments_PrintsUsageToStandardError(params string[] arguments)
    {
        CliResult refused = await InProcessCli.RunAsync(arguments);

        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains(arguments[^1], refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Main_NoCommand_PrintsUsageToStandardError()
    {
        CliResult refused = await InProcessCli.RunAsync();

        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains("Usage:", refused.Errors, StringComparison.Ordinal);
    }
}
