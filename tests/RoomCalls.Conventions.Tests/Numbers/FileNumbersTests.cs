namespace RoomCalls.Conventions.Tests.Numbers;

public sealed class FileNumbersTests
{
    [Fact]
    public void Of_TenFiles_UsesTheNearestRank()
    {
        FileNumbers numbers = FileNumbers.Of([.. Enumerable.Range(1, 10).Select(n => new SourceFile("a.cs", string.Concat(Enumerable.Repeat("a\n", n))))]);

        Assert.Equal((10, 55, 5, 9), (numbers.Files, numbers.Lines, numbers.Median, numbers.Percentile90));
    }

    [Fact]
    public void Of_DocsAndComments_SharesAreOfAllLines()
    {
        FileNumbers numbers = FileNumbers.Of([new("a.cs", "/// one\n// two\nthree\n\n")]);

        Assert.Equal((1.0 / 3, 1.0 / 3), (numbers.DocShare, numbers.CommentShare));
    }

    [Fact]
    public void Of_NoFile_IsAllZero() => Assert.Equal(new FileNumbers(0, 0, 0, 0, 0, 0), FileNumbers.Of([]));
}
