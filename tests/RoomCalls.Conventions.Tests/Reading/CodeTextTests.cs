namespace RoomCalls.Conventions.Tests.Reading;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a // Hidden\nb", "a b")]
    [InlineData("a /* Hidden\nHidden */ b", "a b")]
    [InlineData("/// <see cref=\"Hidden\"/>\na", "a")]
    [InlineData("a = \"Hidden \\\" Hidden\" + b", "a = + b")]
    [InlineData("a = @\"Hidden \"\" Hidden\" + b", "a = + b")]
    [InlineData("a = $\"Hidden {seen(\"Hidden\")} {{Hidden}}\" + b", "a = seen( ) + b")]
    [InlineData("a = \"\"\"Hidden \" Hidden\"\"\" + b", "a = + b")]
    [InlineData("a = $$\"\"\"Hidden {Hidden} {{seen}}\"\"\" + b", "a = seen + b")]
    [InlineData("a = '\"' + '\\'' + '\\\\' + b", "a = + + + b")]
    [InlineData("#region Hidden isn't seen\na", "a")]
    [InlineData("a = \"http://Hidden\"; b", "a = ; b")]
    [InlineData("@class = \"\";", "@class = ;")]
    public void Of_CommentsAndLiterals_KeepsTheCodeOnly(string text, string code) =>
        Assert.Equal(code, string.Join(' ', CodeText.Of(text).Code.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Of_DocsAndComments_CountsTheirLines()
    {
        CodeText code = CodeText.Of("/// <summary>One.</summary>\n// two\nint a; // three\n/* four\n   five */\n\"// none\"\n");

        Assert.Equal((6, 1, 4), (code.Lines, code.DocLines, code.CommentLines));
    }

    [Fact]
    public void TopLevelTypes_NestedTypes_AreLeftOut()
    {
        CodeText code = CodeText.Of("""
            namespace A.B;
            public sealed class One<T> : Base where T : struct { private sealed class Inner; }
            public readonly record struct Two(int class_);
            internal interface IThree;
            public enum Four { Record }
            public delegate Task<int> Five(string record);
            public abstract record Six;
            """);

        Assert.Equal(["One", "Two", "IThree", "Four", "Five", "Six"], code.TopLevelTypes);
        Assert.Equal("A.B", code.Namespace);
    }
}
