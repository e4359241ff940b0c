using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class StoreyRulesTests
{
    public static TheoryData<string> Projects => [.. Storeys.All.Select(t => t.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_uses_lower_storeys_only(string project)
    {
        IReadOnlyList<SourceFile> files = Repository.Sources(project);

        Assert.NotEmpty(files);
        Faults.None(new StoreyRules(Storeys.All.Single(t => t.Project == project), files).Violations());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_table_has_no_part_that_is_not_there(string project)
    {
        StoreyTable table = Storeys.All.Single(t => t.Project == project);

        Assert.Empty(table.Storeys.Keys.Except(Repository.Sources(project).Select(table.PartOf)));
    }

    [Fact]
    public void The_README_of_the_emulator_has_the_same_storeys()
    {
        string readme = Repository.Read("src/RoomCalls.Emulator/Internal/README.md");

        IEnumerable<string> rows = Regex.Matches(readme, @"^\| ([0-9]+) \| (?:`([A-Za-z]+)`|the other public types) \|", RegexOptions.Multiline).Select(m => $"{m.Groups[1]} {m.Groups[2]}");
        Assert.Equal(Storeys.Emulator.Storeys.Select(s => $"{s.Value} {s.Key}").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_of_the_emulator_has_the_same_steps()
    {
        string readme = Repository.Read("src/RoomCalls.Emulator/Internal/README.md");
        string pipeline = Repository.Read("src/RoomCalls.Emulator/Internal/Http/RequestPipeline.cs");

        IEnumerable<string> rows = Regex.Matches(readme[readme.IndexOf("## The steps", StringComparison.Ordinal)..], "^\\| `([A-Za-z]+)` \\|", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        Assert.Equal(Regex.Matches(pipeline, @"^        new ([A-Za-z]+)\(", RegexOptions.Multiline).Select(m => m.Groups[1].Value), rows);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_has_no_global_usings(string project) =>
        Assert.DoesNotContain("<Using", Repository.Read($"{project}/{Path.GetFileName(project)}.csproj"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Actions/A.cs", "using RoomCalls.Hosting;")]
    [InlineData("Actions/A.cs", "using RoomCalls.Events;")]
    [InlineData("Policies/A.cs", "using RoomCalls.Resilience;")]
    [InlineData("State/A.cs", "using static RoomCalls.Calls.Registry;")]
    [InlineData("State/A.cs", "using R = RoomCalls.Calls.Registry;")]
    [InlineData("A.cs", "class A { RoomCalls.Events.CallConnected e; }")]
    [InlineData("A.cs", "class A { Events.CallConnected e; }")]
    [InlineData("Diagnostics/A.cs", "using RoomCalls.Actions;")]
    [InlineData("Receiving/A.cs", "class A { IRoomCall call; }")]
    [InlineData("Receiving/A.cs", "class A { RoomCalls.IRoomCall call; }")]
    [InlineData("Receiving/A.cs", "class A { string Say() => $\"{nameof(IRoomCall)}\"; }")]
    [InlineData("Facade/A.cs", "using RoomCalls.Hosting;")]
    [InlineData("Transport/Deep/A.cs", "using RoomCalls.Calls;")]
    [InlineData("Hosting/A.cs", "global using RoomCalls.Calls;")]
    [InlineData("Basement/A.cs", "")]
    public void Violations_NamesAWrongUse(string path, string code) => Assert.Single(Judge(path, code));

    [Theory]
    [InlineData("Hosting/A.cs", "using RoomCalls.Receiving; class A { IRoomCall call; }")]
    [InlineData("Facade/A.cs", "using RoomCalls.Receiving; class A { Events.CallConnected e; IRoomCall call; }")]
    [InlineData("Actions/A.cs", "using RoomCalls.Actions; class A { Actions.Connect c; RoomId id; }")]
    [InlineData("Actions/A.cs", "/// <see cref=\"Hosting.RoomCallsOptions\"/> <see cref=\"IRoomCall\"/>\nclass A;")]
    [InlineData("Actions/A.cs", "class A { string Say() => \"using RoomCalls.Hosting, IRoomCall\"; }")]
    [InlineData("A.cs", "using RoomCalls.Diagnostics;")]
    [InlineData("Policies/A.cs", "class A { object Get(RoomCallState State) => State.Participants ?? Kind.IRoomCall; }")]
    [InlineData("A.cs", "using RoomCalls.EventsOfOthers;")]
    public void Violations_PassesALowerStorey(string path, string code) => Assert.Empty(Judge(path, code));

    [Fact]
    public void Violations_SaysWhereToAddANewFolder() => Assert.Contains("Arrows/Storeys.cs", Assert.Single(Judge("Basement/A.cs", "")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Internal/Model/A.cs", "using RoomCalls.Emulator.Internal.Rules;")]
    [InlineData("Internal/Http/A.cs", "class A { Internal.Seats.Desk desk; }")]
    [InlineData("Internal/Http/Steps/A.cs", "using RoomCalls.Emulator.Internal.ControlPlane;")]
    [InlineData("Internal/Wire/A.cs", "class A { EmulatorOptions options; }")]
    [InlineData("Internal/ControlPlane/A.cs", "class A { RoomCalls.Emulator.RoomCallsEmulator emulator; }")]
    [InlineData("EmulatorOptions.cs", "using RoomCalls.Emulator.Internal.Time;")]
    [InlineData("EmulatedSeat.cs", "using RoomCalls.Emulator.Internal.Operations;")]
    [InlineData("Internal/A.cs", "")]
    [InlineData("Internal/Basement/A.cs", "")]
    public void Violations_NamesAWrongUseInAProjectWithInternalFolders(string path, string code) => Assert.Single(JudgeEmulator(path, code));

    [Theory]
    [InlineData("RoomCallsEmulator.Part.cs", "using RoomCalls.Emulator.Internal.Seats; class A { EmulatorOptions options; }")]
    [InlineData("Internal/Model/A.cs", "using RoomCalls.Emulator.Internal.Wire; class A { EmulatorOptions options; }")]
    [InlineData("EmulatedSeat.cs", "using RoomCalls.Emulator.Internal.Rules;")]
    [InlineData("EmulatorOptions.cs", "using RoomCalls.Emulator.Internal.Logs;")]
    public void Violations_PassesALowerStoreyInAProjectWithInternalFolders(string path, string code) => Assert.Empty(JudgeEmulator(path, code));

    private static IEnumerable<string> JudgeEmulator(string path, string code) => new StoreyRules(
        Storeys.Emulator,
        [
            new("src/RoomCalls.Emulator/RoomCallsEmulator.cs", "namespace RoomCalls.Emulator; public sealed class RoomCallsEmulator;"),
            new("src/RoomCalls.Emulator/EmulatorFaults.cs", "namespace RoomCalls.Emulator; public sealed class EmulatorOptions;"),
            new("src/RoomCalls.Emulator/Internal/Seats/Desk.cs", "namespace RoomCalls.Emulator.Internal.Seats; internal static class Desk;"),
            new("src/RoomCalls.Emulator/" + path, code),
        ]).Violations();

    private static IEnumerable<string> Judge(string path, string code) => new StoreyRules(
        Storeys.Core,
        [
            new("src/RoomCalls/Facade/IRoomCall.cs", "namespace RoomCalls; public interface IRoomCall;"),
            new("src/RoomCalls/Events/CallConnected.cs", "namespace RoomCalls.Events; public sealed record CallConnected;"),
            new("src/RoomCalls/Actions/Connect.cs", "namespace RoomCalls.Actions; public sealed record Connect;"),
            new("src/RoomCalls/State/Reducer.cs", "namespace RoomCalls.State; internal static class Reducer;"),
            new("src/RoomCalls/" + path, code),
        ]).Violations();
}
