using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Tree;

public sealed class TestHelpersTests
{
    [Fact]
    public void Every_helper_is_in_its_place_under_a_unique_name() => Faults.None(TestHelpers.Violations(Repository.Sources("tests")));

    [Fact]
    public void The_README_of_the_kit_names_every_helper()
    {
        string readme = Repository.Read(TestHelpers.Kit + "README.md");

        Faults.None(TestHelpers.In(Repository.Sources("tests"))
            .Where(f => !f.Path.StartsWith("tests/RoomCalls.Conventions.Tests/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f.FileName))
            .Where(name => !Regex.IsMatch(readme, $"`{name}\\b"))
            .Select(name => $"{TestHelpers.Kit}README.md does not say what {name} is for."));
    }

    [Theory]
    [InlineData("A.Tests/Stage.cs", "class Stage;")]
    [InlineData("A.Tests/Rooms/Stage.cs", "class Stage;")]
    [InlineData("A.Tests/Support/Clock.cs;RoomCalls.TestKit/Clock.cs", "class Clock;")]
    [InlineData("A.Tests/Support/Clock.cs;B.Tests/Support/Times.cs", "sealed record Clock(int Ticks);")]
    public void Violations_MisplacedFileAndDuplicateName_NamesBoth(string paths, string code) => Assert.Single(Judge(paths, code));

    [Theory]
    [InlineData("A.Tests/ClockTests.cs;B.Tests/ClockTests.cs", "class ClockTests;")]
    [InlineData("A.Specs/ClockSpecs.cs", "class ClockSpecs; class Clock;")]
    [InlineData("A.Tests/Support/Clock.cs;RoomCalls.TestKit/Clock.cs", "// nothing")]
    [InlineData("RoomCalls.TestKit/Clock.cs", "class Clock { class Timer; } class Watch { class Timer; }")]
    public void Violations_PassesTestsAndHelpersInTheirPlace(string paths, string code) => Assert.Empty(Judge(paths, code));

    private static IEnumerable<string> Judge(string paths, string code) => TestHelpers.Violations(paths.Split(';').Select(path => new SourceFile("tests/" + path, code)));
}
