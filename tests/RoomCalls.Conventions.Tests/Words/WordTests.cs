namespace RoomCalls.Conventions.Tests.Words;

public sealed class WordTests
{
    [Fact]
    public void The_docs_and_names_use_plain_words() =>
        Faults.None(Repository.Sources("src").Where(f => WordRules.Covers(f.Path)).SelectMany(WordRules.Violations));

    [Theory]
    [InlineData("src/RoomCalls/People/A.cs", true)]
    [InlineData("src/RoomCalls.Rest/Options/A.cs", true)]
    [InlineData("src/RoomCalls/Internal/Calls/A.cs", true)]
    [InlineData("src/RoomCalls.Cli/A.cs", true)]
    [InlineData("tests/RoomCalls.Tests/A.cs", false)]
    public void Covers_AnyPath_IsTheSourceOfTheLibraries(string path, bool expected) => Assert.Equal(expected, WordRules.Covers(path));

    [Theory]
    [InlineData("Mutes the own microphone.")]
    [InlineData("The transport tells it.")]
    [InlineData("What no side has told.")]
    [InlineData("Tells them apart.")]
    [InlineData("Everybody whom the seat sees.")]
    [InlineData("Gives up waiting.")]
    [InlineData("Nothing befalls the others.")]
    [InlineData("Strangers are left out.")]
    [InlineData("A character that is no key.")]
    [InlineData("It is taken for a bot.")]
    [InlineData("Makes the exception.")]
    [InlineData("Makes a known value.")]
    [InlineData("A default of ours.")]
    [InlineData("A user on the room's roster.")]
    [InlineData("The roster of a room.")]
    public void Violations_FindsWords(string summary) => Assert.Single(Judge($"/// <summary>{summary}</summary>"));

    [Theory]
    [InlineData("The caller owns it; the owner disposes it, and the owned stream stays open.")]
    [InlineData("There is no key from which to derive it.")]
    [InlineData("The participants of the room, and the roster of the call.")]
    [InlineData("Use <c>own</c>, or <see cref=\"Whom\"/>.")]
    [InlineData("Storytelling, and Makes sense.")]
    [InlineData("What the actor may do is decided first.")]
    public void Violations_LeavesOthersAlone(string summary) => Assert.Empty(Judge($"/// <summary>{summary}</summary>"));

    [Fact]
    public void Violations_ReadsOverLinesAndNamesTheLine() =>
        Assert.Equal(["a.cs:3: \"gives up\": write cancel, stop or abandon."], Judge("\n/// <summary>\n/// Nobody gives\n/// up here.\n/// </summary>"));

    [Fact]
    public void Violations_LeavesCodeAndCommentsAlone() =>
        Assert.Empty(Judge("// Our own code tells it.\nstring own = \"whom\";\n/// <code>\n/// own.Tells(whom);\n/// </code>"));

    [Theory]
    [InlineData("summary>Who.</summary")]
    [InlineData("returns>What.</returns")]
    [InlineData("param name=\"id\">Which room.</param")]
    [InlineData("param name=\"id\">Who it is.</param")]
    public void Violations_FindsFragments(string element) => Assert.Single(Judge($"/// <{element}>"));

    [Theory]
    [InlineData("summary>What a token allows, and how long.</summary")]
    [InlineData("summary>The participant.</summary")]
    public void Violations_PassesDescriptions(string element) => Assert.Empty(Judge($"/// <{element}>"));

    [Theory]
    [InlineData("Cancels the request.", "Task GetAsync()", true)]
    [InlineData("Stops waiting; an accepted action goes on.", "Task GetAsync()", true)]
    [InlineData("Ends the reader.", "IAsyncEnumerable<int> ListenAsync()", true)]
    [InlineData("Ends the reader.", "Task GetAsync()", false)]
    [InlineData("Stops waiting.", "Task GetAsync()", false)]
    [InlineData("", "Task GetAsync()", false)]
    public void Violations_KnowsTheTextsOfTokens(string text, string member, bool passes) =>
        Assert.Equal(passes ? 0 : 1, Judge($"/// <param name=\"cancellationToken\">{text}</param>\n[Obsolete]\n{member};").Count());

    [Fact]
    public void Violations_FindsMethodsCalledOf() => Assert.Equal(
        ["a.cs:3: a method called Of: write Parse, From, Create or Find."],
        Judge("class A\n{\n    static A Of(int i) => Of(i);\n\n    A OfRoom() => Of(1);\n}"));

    private static IEnumerable<string> Judge(string code) => WordRules.Violations(new SourceFile("a.cs", code));
}
