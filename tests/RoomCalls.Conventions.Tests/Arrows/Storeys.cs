namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The storeys of each project, lowest first. A folder uses folders on lower storeys only. A new folder is added here and in ARCHITECTURE.md.</summary>
internal static class Storeys
{
    public const string WhereToAdd = "tests/RoomCalls.Conventions.Tests/Arrows/Storeys.cs";

    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> All { get; } = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
    {
        ["RoomCalls"] =
        [
            ["Internal/Text"],
            ["Identifiers", "Results"],
            ["People", "Rooms", "Internal/Errors"],
            ["Errors", "Seats"],
            ["Calls"],
            ["Events", "Internal/Inputs", "Internal/Model", "Internal/Paging"],
            ["Actions"],
            ["Transport", "Internal/Catalog"],
            ["Callbacks", "Policies", "Internal/State"],
            ["Options"],
            ["Management", "Internal/Diagnostics", "Internal/Waiting"],
            ["Internal/Resilience", "Internal/Roles", "Internal/Storing", "Internal/Streams"],
            ["Internal/Calls", "Internal/Requests"],
            ["Internal/Reconciling"],
            ["Internal/Receiving", "Internal/Sending"],
            ["Internal/Connecting"],
            ["Internal/Facade"],
            ["Internal/Hosting"],
            ["Registration"],
        ],
        ["RoomCalls.Rest"] =
        [
            ["Options", "Internal/SigningIn", "Internal/Wire"],
            ["Internal/Connecting"],
            ["Internal/Errors"],
            ["Internal/Http"],
            ["Internal/Operations"],
            ["Internal/Hosting"],
            ["Registration"],
        ],
        ["RoomCalls.AspNetCore"] =
        [
            ["Actors", "Internal/Callbacks"],
            ["Registration"],
        ],
        ["RoomCalls.Emulator"] =
        [
            ["Errors", "Faults", "Options", "Internal/Logs", "Internal/Time", "Internal/Wire"],
            ["Clock", "Logs", "Internal/Tokens"],
            ["Internal/Callbacks"],
            ["Internal/Model"],
            ["Internal/Rules"],
            ["Seats", "Internal/Operations"],
            ["Internal/Http"],
            ["Internal/ControlPlane", "Internal/Pipeline", "Internal/Seats"],
            ["Emulator"],
        ],
        ["RoomCalls.Testing"] =
        [
            ["Seats", "Internal/Seats"],
            ["Internal/Hosting"],
            ["Registration"],
        ],
    };
}
