using System.Text.Json.Nodes;

namespace RoomCalls.TestKit;

/// <summary>How the tool ended, and what it printed.</summary>
public sealed record CliResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonObject[] Objects => [.. Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
}
