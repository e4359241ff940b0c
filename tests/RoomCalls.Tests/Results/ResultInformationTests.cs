namespace RoomCalls.Tests.Results;

public sealed class ResultInformationTests
{
    private const string Hostile = "The callee " + KnownPhones.AnsweringNumber + " did not answer.";

    [Fact]
    public void Message_PhoneNumber_IsMaskedHoweverItIsSet()
    {
        Assert.Equal("The callee ***67 did not answer.", new ResultInformation(480, 0, Hostile).Message);
        Assert.Equal("The callee ***67 did not answer.", new ResultInformation(480, 0) { Message = Hostile }.Message);
        Assert.Equal("The callee ***67 did not answer.", (new ResultInformation(480, 0) with { Message = Hostile }).Message);
        Assert.Null(new ResultInformation(480, 0).Message);
    }

    [Fact]
    public void ToString_PhoneNumberInDetails_IsMasked()
    {
        ResultInformation result = new(480, 0) { Sip = new SignalingDetails(480, Hostile), Q850 = new SignalingDetails(18, "x") with { Message = Hostile } };
        Assert.DoesNotContain(KnownPhones.AnsweringNumber, result.ToString(), StringComparison.Ordinal);
        Assert.Equal("The callee ***67 did not answer.", result.Sip!.Message);
    }

    [Fact]
    public void Equals_SameValues_AreEqual() => Assert.Equal(new ResultInformation(200, 0, "x"), new ResultInformation(200, 0, "x"));
}
