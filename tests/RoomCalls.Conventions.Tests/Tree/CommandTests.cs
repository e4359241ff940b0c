namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>The README's first two commands are what CI runs; CI adds options, because it has compiled everything before.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("dotnet run --project samples/Quickstart")]
    [InlineData("dotnet test -c Release")]
    public void The_readme_and_ci_give_the_same_command(string command)
    {
        Assert.Contains(command, Repository.Read("README.md").Split('\n').Select(l => l.Trim()));
        Assert.Contains(Repository.Read(".ci/run").Split('\n'), l => l == command || l.StartsWith(command + " ", StringComparison.Ordinal));
    }
}
