namespace RoomCalls.Conventions.Tests.Tree;

/// <summary>The README's first two commands are what CI runs, letter for letter.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("dotnet run --project samples/Quickstart")]
    [InlineData("dotnet test RoomCalls.sln")]
    public void The_readme_and_ci_give_the_same_command(string command)
    {
        Assert.Contains(command, Repository.Read("README.md").Split('\n').Select(l => l.Trim()));
        Assert.Contains(command, Repository.Read(".ci/run").Split('\n').Select(l => l.Split(" 2>&1")[0].Trim()));
    }
}
