using System.Text.Json;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>One recorded exchange with the real service.</summary>
internal sealed class RecordedExchange
{
    private RecordedExchange(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    public string Method => Root.GetProperty("request").GetProperty("method").GetString()!;

    public Uri Address => new(Root.GetProperty("request").GetProperty("uri").GetString()!);

    public JsonElement RequestBody => Root.GetProperty("request").GetProperty("body");

    public int Status => Root.GetProperty("response").GetProperty("status").GetInt32();

    public JsonElement ResponseBody => Root.GetProperty("response").GetProperty("body");

    public static RecordedExchange Load(string name) =>
        new(JsonElement.Parse(RecordingReader.ReadBytes(name)));

    public bool RequestHas(string header) =>
        Root.GetProperty("request").GetProperty("headers").EnumerateObject().Any(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase));

    public void PlayInto(ScriptedService service) => service.Answer(
        Status,
        ResponseBody.ValueKind == JsonValueKind.Null ? null : ResponseBody.GetRawText(),
        [.. Root.GetProperty("response").GetProperty("headers").EnumerateObject().Where(IsNoneOfTheContent).Select(h => (h.Name, h.Value.GetString()!))]);

    private static bool IsNoneOfTheContent(JsonProperty header) =>
        !header.Name.StartsWith("Content", StringComparison.OrdinalIgnoreCase) && header.Name != "Transfer-Encoding";
}
