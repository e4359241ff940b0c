namespace RoomCalls.Conventions.Tests.Tree;

public sealed class ForeignWordsTests
{
    /// <summary>Stands for nothing: it keeps the words to find out of this file.</summary>
    private const string Gap = "~~";

    [Fact]
    public void Nothing_of_a_machine_is_committed() => Faults.None(Repository.Files.SelectMany(Judge));

    [Theory]
    [InlineData("cd /wo~~rk/main")]
    [InlineData("\"/ho~~me/somebody/.packages\"")]
    [InlineData("file:///ho~~me/somebody")]
    [InlineData("C:\\Us~~ers\\somebody")]
    [InlineData("\"C:\\\\Us~~ers\\\\somebody\"")]
    [InlineData("https://api.nu~~get.org/v3/index.json")]
    [InlineData("\"resolved\": \"https://registry.npm~~js.org/a\"")]
    public void In_MachinePathOrPackageHost_IsFound(string text) => Assert.Single(ForeignWords.In("a", text.Replace(Gap, string.Empty, StringComparison.Ordinal)));

    [Theory]
    [InlineData("src/wo~~rk/a.cs, ~/ho~~me/x and ./wo~~rk/y")]
    [InlineData("https://example.com/wo~~rk/1")]
    [InlineData("$(Root)/wo~~rk/ ${ROOT}/ho~~me/ **/wo~~rk/")]
    [InlineData("NuGet and npm; dotnet nuget; User-Agent; at home/at work")]
    public void In_OtherText_FindsNothing(string text) => Assert.Empty(ForeignWords.In("a", text.Replace(Gap, string.Empty, StringComparison.Ordinal)));

    [Fact]
    public void IsText_ZeroByte_ReturnsFalse() => Assert.Equal((true, false), (ForeignWords.IsText("a"u8), ForeignWords.IsText("a\0"u8)));

    private static IEnumerable<string> Judge(string path)
    {
        byte[] bytes = File.ReadAllBytes(Repository.Full(path));
        return ForeignWords.IsText(bytes) ? ForeignWords.In(path, System.Text.Encoding.UTF8.GetString(bytes)) : [];
    }
}
