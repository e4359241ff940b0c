using RoomCalls.Internal.Errors;

namespace RoomCalls.Tests.Internal.Errors;

public sealed class ResultCodesTests
{
    [Theory]
    [InlineData(403, 5828, "add the user to the room first")]
    [InlineData(403, 7504, "PSTN dial-out")]
    [InlineData(403, 7507, "a phone number that the resource owns")]
    [InlineData(404, 8522, "somebody must be in its call first")]
    [InlineData(429, 8529, "monthly limit")]
    [InlineData(480, 560480, "Nobody answered")]
    [InlineData(401, 1, "check that the access key belongs to this endpoint")]
    [InlineData(403, 1, "Not permitted: check")]
    [InlineData(404, 1, "Not found: check")]
    [InlineData(500, 1, "See the code and subcode.")]
    public void Describe_KnownCode_NamesItsMeaning(int code, int subCode, string meaning)
    {
        string text = ResultCodes.Describe("AddParticipant", new ResultInformation(code, subCode));
        Assert.StartsWith($"AddParticipant failed ({code}/{subCode}): ", text, StringComparison.Ordinal);
        Assert.Contains(meaning, text, StringComparison.Ordinal);
        Assert.DoesNotContain("The service said", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_MessageOfTheService_IsMasked()
    {
        string text = ResultCodes.Describe("AddParticipant", new ResultInformation(480, 1, $"No answer from {KnownPhones.AnsweringNumber}"));
        Assert.EndsWith("The service said: No answer from ***67", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_Null_Throws() => Assert.Throws<ArgumentNullException>(() => ResultCodes.Describe("x", null!));
}
