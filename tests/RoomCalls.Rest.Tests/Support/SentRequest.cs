using System.Text.Json;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>A request as it left the library.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string PathAndQuery => Address.PathAndQuery;

    public string Path => Address.AbsolutePath;

    public JsonElement Json => JsonElement.Parse(Body!);
}
