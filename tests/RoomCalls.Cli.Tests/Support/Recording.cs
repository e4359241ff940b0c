namespace RoomCalls.Cli.Tests.Support;

/// <summary>Recorded callbacks, and the lines they must become.</summary>
internal static class Recording
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Recordings");

    public static string File(string name) => Path.Combine(Folder, name + ".json");

    /// <summary>The expected output; empty for what is no callback.</summary>
    public static string Lines(string name) => Path.Combine(Folder, name + ".jsonl") is var path && System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : string.Empty;
}
