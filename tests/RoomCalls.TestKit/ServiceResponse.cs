using System.Text.Json.Nodes;

namespace RoomCalls.TestKit;

/// <summary>A response of the service, or of the emulator.</summary>
public sealed record ServiceResponse(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? ErrorCode => Json["error"]?["code"]?.GetValue<string>();

    public string this[string member] => Json[member]!.GetValue<string>();

    public ServiceResponse Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }

    public ServiceResponse ExpectError(int status, string code)
    {
        Expect(status);
        Assert.Equal(code, ErrorCode);
        return this;
    }
}
