using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>The reply to a seat's request.</summary>
public sealed record SeatAnswer(JsonNode Json)
{
    /// <summary>The code and subcode of the error; <see langword="null"/> when there is none.</summary>
    public (int Code, int SubCode)? Error => Json["error"] is { } error ? (error["code"]!.GetValue<int>(), error["subCode"]!.GetValue<int>()) : null;

    public string Message => Json["error"]!["message"]!.GetValue<string>();

    public SeatAnswer Expect()
    {
        Assert.True(Error is null, $"Expected no error, got {Json.ToJsonString()}");
        return this;
    }

    public SeatAnswer ExpectError(int code, int subCode)
    {
        Assert.Equal((code, subCode), Error);
        Assert.NotEmpty(Message);
        return this;
    }
}
