using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Errors;

public sealed class RequestIdsTests : IDisposable
{
    private static readonly string[] Headers = ["x-ms-request-id", "x-ms-correlation-request-id", "X-Microsoft-Skype-Chain-ID", "X-Azure-Ref", "MS-CV"];

    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Read_SeveralHeaders_ReturnsTheFirstPresent(int missing)
    {
        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(404, null, [.. Headers.Skip(missing).Reverse().Select(h => (h, "id of " + h))]);

        Assert.Equal("id of " + Headers[missing], failed.RequestId);
    }

    [Fact]
    public async Task Read_NoHeader_ReturnsTheClientRequestId()
    {
        ActionFailedException failed = await _fixture.FailAsync<ActionFailedException>(404, null, ("x-ms-request-id", " "));

        Assert.Equal(_fixture.Service.Request.Headers["x-ms-client-request-id"], failed.RequestId);
    }
}
