using System.Text.Json.Nodes;

namespace RoomCalls.Cli.Tests.Support;

/// <summary>How the tool ended, and what it had said.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonObject[] Objects => [.. Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
}
