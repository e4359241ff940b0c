namespace RoomCalls.Cli.Decoding;

/// <summary>Where bodies come from.</summary>
internal static class BodySource
{
    /// <summary>The name of standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Replaces each folder by its files, ordered by name.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> names) => names.SelectMany(FindFiles);

    public static async Task<byte[]> ReadAsync(string name, Func<Stream> openInput, CancellationToken cancellationToken)
    {
        if (name != StandardInput)
        {
            return await File.ReadAllBytesAsync(name, cancellationToken);
        }

        await using Stream input = openInput();
        using MemoryStream body = new();
        await input.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static IEnumerable<string> FindFiles(string name) =>
        Directory.Exists(name) ? Directory.EnumerateFiles(name, "*.json").Order(StringComparer.Ordinal) : [name];
}
