namespace RoomCalls.Conventions.Tests.Examples;

public sealed class DocExamplesTests
{
    private const string Wrong = "class A\n{\n    /// <example>\n    /// <code>\n    /// List&lt;int&gt; numbers = [1];\n    /// numbers.Fly();\n    /// </code>\n    /// </example>\n}";

    private static readonly string[] FirstMembers =
    [
        "AddRoomCalls(", "UseRest(", "UseEmulator(", "MapRoomCallEvents(", "ConnectAsync(", "JoinAsync(", "ListenAsync(", "AddParticipantAsync(", "RemoveParticipantAsync(",
        "SendDtmfAsync(", "CanAsync(", "ForActor(", "StartAsync(", "Allow<",
    ];

    [Fact]
    public void Every_example_compiles() => Faults.None(DocExamples.Errors(Repository.Sources("src").SelectMany(DocExamples.In)));

    [Fact]
    public void The_members_that_users_meet_first_have_examples()
    {
        string all = string.Join('\n', Repository.Sources("src").SelectMany(DocExamples.In).Select(e => e.Code));

        Faults.None(FirstMembers.Where(m => !all.Contains(m, StringComparison.Ordinal)).Select(m => $"No example in src uses {m}"));
    }

    [Fact]
    public void In_FindsTheCodeAndItsLine() => Assert.Equal(("a.cs", 5, "List<int> numbers = [1];\nnumbers.Fly();\n"), Assert.Single(DocExamples.In(new("a.cs", Wrong))));

    [Fact]
    public void Errors_NameTheLineOfTheDocs() =>
        Assert.StartsWith("a.cs:6: the example does not compile: ", Assert.Single(DocExamples.Errors(DocExamples.In(new("a.cs", Wrong)))), StringComparison.Ordinal);
}
