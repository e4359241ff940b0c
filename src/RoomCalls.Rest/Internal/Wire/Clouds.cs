namespace RoomCalls.Rest.Internal.Wire;

/// <summary>The clouds of Teams, by the middle part of a raw id: <c>8:orgid:…</c> is the public one.</summary>
internal static class Clouds
{
    private const string Public = "public";

    /// <summary>The cloud that a raw id's middle part names.</summary>
    public static string FromRawIdPart(string part) => part switch
    {
        "dod" or "dod-acs" => "dod",
        "gcch" or "gcch-acs" => "gcch",
        _ => Public,
    };

    /// <summary>The middle part of a Teams user's or application's raw id.</summary>
    public static string ToTeamsPart(string? cloud) => cloud is null or Public ? "orgid" : cloud;

    /// <summary>The middle part of a Teams extension user's raw id.</summary>
    public static string ToAcsPart(string? cloud) => cloud is null or Public ? "acs" : cloud + "-acs";
}
