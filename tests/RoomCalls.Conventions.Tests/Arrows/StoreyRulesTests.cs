namespace RoomCalls.Conventions.Tests.Arrows;

public sealed class StoreyRulesTests
{
    [Fact]
    public void Every_file_of_the_core_uses_lower_storeys_only()
    {
        IReadOnlyList<SourceFile> files = Repository.Sources("src/RoomCalls");

        Assert.NotEmpty(files);
        Faults.None(new StoreyRules(files).Violations());
    }

    [Fact]
    public void The_project_file_of_the_core_has_no_global_usings() =>
        Assert.DoesNotContain("<Using", Repository.Read("src/RoomCalls/RoomCalls.csproj"), StringComparison.Ordinal);

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

    private static IEnumerable<string> Judge(string path, string code) => new StoreyRules(
    [
        new("src/RoomCalls/Facade/IRoomCall.cs", "namespace RoomCalls; public interface IRoomCall;"),
        new("src/RoomCalls/Events/CallConnected.cs", "namespace RoomCalls.Events; public sealed record CallConnected;"),
        new("src/RoomCalls/Actions/Connect.cs", "namespace RoomCalls.Actions; public sealed record Connect;"),
        new("src/RoomCalls/State/Reducer.cs", "namespace RoomCalls.State; internal static class Reducer;"),
        new("src/RoomCalls/" + path, code),
    ]).Violations();
}
