namespace RoomCalls.Conventions.Tests.Arrows;

/// <summary>The storeys of the projects. A part uses parts on lower storeys only. A new folder is added here, and where the project describes its storeys.</summary>
internal static class Storeys
{
    public static StoreyTable Core { get; } = new()
    {
        Project = "src/RoomCalls",
        Storeys = new Dictionary<string, int>
        {
            ["Hosting"] = 7,
            ["Facade"] = 6,
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
            [""] = 1,
            ["Diagnostics"] = 1,
        },
        NamedByType = ["Facade"],
        OpenToAll = ["", "Diagnostics"],
    };

    /// <summary>Described in src/RoomCalls.Emulator/Internal/README.md.</summary>
    public static StoreyTable Emulator { get; } = new()
    {
        Project = "src/RoomCalls.Emulator",
        Storeys = new Dictionary<string, int>
        {
            ["RoomCallsEmulator"] = 9,
            ["ControlPlane"] = 8,
            ["Seats"] = 8,
            ["Http"] = 7,
            ["Operations"] = 6,
            ["EmulatedSeat"] = 6,
            ["Rules"] = 5,
            ["Model"] = 4,
            ["Callbacks"] = 3,
            ["EmulatorClock"] = 3,
            ["Time"] = 2,
            ["Tokens"] = 2,
            [""] = 2,
            ["Wire"] = 1,
            ["Logs"] = 1,
        },
        NamedByType = ["", "RoomCallsEmulator", "EmulatedSeat", "EmulatorClock"],
    };

    public static IReadOnlyList<StoreyTable> All { get; } = [Core, Emulator];
}
