using RoomCalls.Cli.Tests.Support;

namespace RoomCalls.Cli.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task Help_lists_all_commands()
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
    public async Task Help_of_a_command_says_what_it_takes_and_its_exit_codes(string command, params string[] words)
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
    public async Task What_it_does_not_know_is_answered_with_the_usage_on_standard_error(params string[] arguments)
    {
        CliResult refused = await InProcessCli.RunAsync(arguments);

        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains(arguments[^1], refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_it_gives_the_usage_on_standard_error()
    {
        CliResult refused = await InProcessCli.RunAsync();

        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains("Usage:", refused.Errors, StringComparison.Ordinal);
    }
}
