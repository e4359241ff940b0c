namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The storeys of the core. A folder uses folders on lower storeys only. A new folder is added here, and in the table of the design.</summary>
internal static class Storeys
{
    public const string Root = "";
    public const string Facade = "Facade";
    public const string OpenToAll = "Diagnostics";

    public static IReadOnlyDictionary<string, int> Table { get; } = new Dictionary<string, int>
    {
        ["Hosting"] = 7,
        [Facade] = 6,
        ["Sending"] = 5,
        ["Receiving"] = 5,
        ["Repair"] = 5,
        ["Policies"] = 4,
        ["Resilience"] = 4,
        ["Calls"] = 4,
        ["Transport"] = 3,
        ["State"] = 3,
        ["Waiting"] = 3,
        ["Streams"] = 3,
        ["Actions"] = 2,
        ["Events"] = 2,
        [Root] = 1,
        [OpenToAll] = 1,
    };
}
