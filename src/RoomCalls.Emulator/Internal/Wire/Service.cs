namespace RoomCalls.Emulator.Internal.Wire;

/// <summary>One of the emulated services: its versions and its error codes.</summary>
internal sealed class Service
{
    /// <summary>Users and their tokens.</summary>
    public static readonly Service Identity = new("identities", "BadRequest", "Denied", ["2023-10-01", "2025-06-30"]);

    /// <summary>Rooms and their participants.</summary>
    public static readonly Service Rooms = new("rooms", "BadRequest", "Denied", ["2023-06-14", "2024-04-15", "2025-03-13"]) { HasErrorHeader = true };

    /// <summary>Calls. Its error codes are subcodes, as text.</summary>
    public static readonly Service CallAutomation = new(
        "calling",
        "8523",
        "7509",
        ["2023-03-06", "2023-10-15", "2024-04-15", "2024-09-15", "2025-05-15", "2025-06-15", "2026-03-12"]);

    private readonly string[] _versions;

    private Service(string root, string badArgumentCode, string deniedCode, string[] versions)
    {
        Root = root;
        BadArgumentCode = badArgumentCode;
        DeniedCode = deniedCode;
        _versions = versions;
        SupportedVersions = string.Join(", ", versions);
    }

    /// <summary>The first segment of its paths.</summary>
    public string Root { get; }

    /// <summary>The code of a request that is not valid.</summary>
    public string BadArgumentCode { get; }

    /// <summary>The code of a request whose signature is wrong.</summary>
    public string DeniedCode { get; }

    /// <summary>The stable versions, as the answer's header lists them.</summary>
    public string SupportedVersions { get; }

    /// <summary>Whether errors also carry x-ms-error-code.</summary>
    public bool HasErrorHeader { get; private init; }

    /// <summary>Finds the service with a first segment, or <see langword="null"/>.</summary>
    public static Service? Find(string firstSegment) => firstSegment switch
    {
        "identities" => Identity,
        "rooms" => Rooms,
        "calling" => CallAutomation,
        _ => null,
    };

    /// <summary>Whether a version is known: a stable one of the list, or any preview.</summary>
    public bool Supports(string version) => _versions.AsSpan().Contains(version) || IsPreview(version);

    private static bool IsPreview(string version) =>
        version.EndsWith("-preview", StringComparison.Ordinal)
        && DateOnly.TryParseExact(version[..^"-preview".Length], "yyyy-MM-dd", out _);
}
