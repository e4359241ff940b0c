namespace RoomCalls.Tests.Callbacks;

public sealed class ReceiveResultTests
{
    [Theory]
    [InlineData(ReceiveVerdict.Accepted, 200)]
    [InlineData(ReceiveVerdict.Malformed, 400)]
    [InlineData(ReceiveVerdict.Unauthorized, 401)]
    [InlineData(ReceiveVerdict.TooLarge, 413)]
    [InlineData(ReceiveVerdict.Busy, 503)]
    public void StatusCode_IsTheVerdicts(ReceiveVerdict verdict, int status) => Assert.Equal(status, new ReceiveResult(verdict).StatusCode);
}
