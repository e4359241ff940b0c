namespace RoomCalls.Rest.Internal.Http;

/// <summary>The types of bodies.</summary>
internal static class ContentTypes
{
    public const string Json = "application/json";

    /// <summary>A partial update: absent members stay, null members are removed.</summary>
    public const string MergePatch = "application/merge-patch+json";
}
