namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The house's projects: which stand where, and what each may reference. A new project under src is added here, and in the picture of the design.</summary>
internal static class ProjectTable
{
    public const string Core = "RoomCalls";

    /// <summary>Exactly one reference each: the core.</summary>
    public static IReadOnlyList<string> Satellites { get; } = ["RoomCalls.Rest", "RoomCalls.AspNetCore"];

    /// <summary>No reference to anything of ours.</summary>
    public static IReadOnlyList<string> Alone { get; } = [Core, "RoomCalls.Emulator"];

    /// <summary>They join things together and may reference any project under src.</summary>
    public static IReadOnlyList<string> Above { get; } = ["RoomCalls.Testing", "RoomCalls.Cli"];

    public static IReadOnlyList<string> All { get; } = [.. Alone, .. Satellites, .. Above];

    /// <summary>What is packed as a library, so what has a public surface to keep.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [.. All.Where(p => p != "RoomCalls.Cli")];

    /// <summary>The projects whose house numbers are counted together; one with a handful of files has no percentiles of its own.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Families { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["core"] = [Core],
        ["satellites"] = Satellites,
        ["emulator"] = ["RoomCalls.Emulator"],
        ["above"] = Above,
    };
}
