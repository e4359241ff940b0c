using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Names;

public sealed partial class TestNameTests
{
    private const string UnitTest = "tests/RoomCalls.Tests/ATests.cs";
    private const string Spec = "tests/RoomCalls.Specs/Rooms/ASpecs.cs";
    private const string Convention = "tests/RoomCalls.Conventions.Tests/Tree/ATests.cs";
    private const string UserTest = "tests/RoomCalls.Tests/UserTests/ATests.cs";

    [Fact]
    public void Every_test_has_a_name_in_the_dialect_of_its_project()
    {
        SourceFile[] files = [.. Repository.Sources("tests"), .. Repository.Sources("samples")];
        HashSet<string> identifiers = [.. Repository.Sources("src").SelectMany(f => Identifier().Matches(f.Code.Code)).Select(m => m.Value)];

        Assert.NotEmpty(files.SelectMany(TestNameRules.TestsIn));
        Faults.None(files.SelectMany(f => TestNameRules.Violations(f, identifiers)));
    }

    [Theory]
    [InlineData(UnitTest, "Parse_Null_Throws")]
    [InlineData(UnitTest, "ToString_MasksPhoneNumbers")]
    [InlineData(UnitTest, "From_429WithoutRetryAfter_AdvisesToSendLessOften")]
    [InlineData(UnitTest, "TryTell_AfterTheCallIsClosed_IsNotRememberedByReadersOfAllCalls")]
    [InlineData(UserTest, "I_can_dial_a_missing_guest")]
    [InlineData(Spec, "A_phone_that_is_busy_ends_with_the_reason")]
    [InlineData(Spec, "I_can_do_what_I_may_after_CallConnected_404_8522_and_JSON")]
    [InlineData(Spec, "TryParse_reads_RFC_3339")]
    [InlineData(Convention, "Every_folder_uses_lower_storeys_only")]
    [InlineData(Convention, "Violations_LowerStorey_Passes")]
    [InlineData("tests/RoomCalls.Specs/Promises/Promise01Specs.cs", "Promise_1_every_error_is_told")]
    public void Violations_GoodName_Passes(string path, string name) => Assert.Empty(Judge(path, name));

    [Theory]
    [InlineData(UnitTest, "ParsesNothing", "is not Method_State_Expectation")]
    [InlineData(UnitTest, "Parse_Null_Throws_Always", "is not Method_State_Expectation")]
    [InlineData(UnitTest, "Parse_null_throws", "is not Method_State_Expectation")]
    [InlineData(UnitTest, "Parse__Throws", "is not Method_State_Expectation")]
    [InlineData(UnitTest, "TryPost_AfterTheCallIsClosedIsNotRememberedByReaders", "has 10 words in AfterTheCallIsClosedIsNotRememberedByReaders")]
    [InlineData(UnitTest, "Validate_TellsAllErrors", "says \"tells\"")]
    [InlineData(UnitTest, "Merge_ForWhomNothingChanged_KeepsTheObject", "says \"whom\"")]
    [InlineData(UnitTest, "Send_LastAttempt_GivesUp", "says \"gives up\"")]
    [InlineData(UserTest, "InviteAsync_DialsTheGuest", "has DialsTheGuest within a sentence")]
    [InlineData(Spec, "Connects", "is not a sentence")]
    [InlineData(Spec, "a_phone_rings", "is not a sentence")]
    [InlineData(Spec, "A_Phone_rings", "has Phone within a sentence")]
    [InlineData(Spec, "Find_ReadsNames", "has ReadsNames within a sentence")]
    [InlineData(Spec, "I_can_hang_up_my_own_leg", "says \"own\"")]
    [InlineData(Convention, "Find_TellsNames", "says \"tells\"")]
    [InlineData(Convention, "No_Folder_is_empty", "has Folder within a sentence")]
    public void Violations_WrongName_IsNamed(string path, string name, string said) => Assert.Contains($"{name} {said}", Assert.Single(Judge(path, name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Fact]", 1)]
    [InlineData("[Theory, InlineData(1)]", 1)]
    [InlineData("[Trait(\"a\", \"b\")] [Fact(Skip = \"later\")]", 1)]
    [InlineData("[FsCheck.Xunit.Property(MaxTest = 9)]", 1)]
    [InlineData("[GeneratedRegex(\"a\")]", 0)]
    [InlineData("", 0)]
    public void TestsIn_Attributes_MakeATest(string attributes, int found) => Assert.Equal(found, TestNameRules.TestsIn(File(UnitTest, attributes, "Any")).Count());

    private static IEnumerable<string> Judge(string path, string name) => TestNameRules.Violations(File(path, "[Fact]", name), new HashSet<string> { "CallConnected", "Phone" });

    private static SourceFile File(string path, string attributes, string name) => new(path, $"class A {{ {attributes} public void {name}() {{ }} }}");

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex Identifier();
}
