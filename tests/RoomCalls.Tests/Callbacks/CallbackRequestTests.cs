namespace RoomCalls.Tests.Callbacks;

public sealed class CallbackRequestTests
{
    [Theory]
    [InlineData(CallbackStatus.Accepted, 200)]
    [InlineData(CallbackStatus.Malformed, 400)]
    [InlineData(CallbackStatus.Unauthorized, 401)]
    [InlineData(CallbackStatus.TooLarge, 413)]
    [InlineData(CallbackStatus.Busy, 503)]
    public void StatusCode_EachStatus_IsItsHttpCode(CallbackStatus callbackStatus, int status) => Assert.Equal(status, new CallbackResult(callbackStatus).StatusCode);
}
