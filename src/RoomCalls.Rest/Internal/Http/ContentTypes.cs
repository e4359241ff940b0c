namespace RoomCalls.Rest.Internal.Http;

/// <summary>The types of bodies.</summary>
internal static class ContentTypes
{
    public const string Json = "application/json";

    /// <summary>A change of part of a thing: what is left out stays, what is null goes.</summary>
    public const string MergePatch = "application/merge-patch+json";
}
