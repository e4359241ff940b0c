using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>A callback that arrived.</summary>
public sealed record Callback(string Target, string ContentType, string Authorization, string Text, JsonArray Body)
{
    public JsonNode Event => Body.Single()!;

    public JsonNode Data => Event["data"]!;

    public string Id => Event["id"]!.GetValue<string>();

    public string Type => Event["type"]!.GetValue<string>()["Microsoft.Communication.".Length..];

    public string? Context => Data["operationContext"]?.GetValue<string>();

    public string ConnectionId => Data["callConnectionId"]!.GetValue<string>();

    public (int Code, int SubCode) Result =>
        (Data["resultInformation"]!["code"]!.GetValue<int>(), Data["resultInformation"]!["subCode"]!.GetValue<int>());

    public int Sequence => Data["sequenceNumber"]!.GetValue<int>();

    public string[] RawIds => [.. Data["participants"]!.AsArray().Select(person => person!["identifier"]!["rawId"]!.GetValue<string>())];
}
