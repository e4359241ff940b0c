namespace RoomCalls.Conventions.Tests.Numbers;

/// <summary>The numbers of a set of files.</summary>
internal sealed record FileNumbers(int Files, int Lines, int Median, int Percentile90, double DocShare, double CommentShare)
{
    public static FileNumbers Of(IReadOnlyCollection<SourceFile> files)
    {
        int[] lengths = [.. files.Select(f => f.Lines).Order()];
        int lines = lengths.Sum();
        return new(
            lengths.Length,
            lines,
            Rank(lengths, 0.5),
            Rank(lengths, 0.9),
            Share(files.Sum(f => f.Code.DocLines), lines),
            Share(files.Sum(f => f.Code.CommentLines), lines));
    }

    public override string ToString() =>
        $"{Files} files, {Lines} lines (median {Median}, 90 % up to {Percentile90}), XML docs {DocShare:P1}, other comments {CommentShare:P1}";

    private static int Rank(int[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
