using System.Globalization;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Errors;

public sealed class RetryAfterTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("Retry-After", "0", 0)]
    [InlineData("Retry-After", "120", 120_000)]
    [InlineData("Retry-After", " 5 ", 5_000)]
    [InlineData("retry-after-ms", "250", 250)]
    [InlineData("x-ms-retry-after-ms", "1500", 1_500)]
    [InlineData("Retry-After", "Fri, 20 Nov 2026 10:00:42 GMT", 42_000)]
    [InlineData("Retry-After", "Fri, 20 Nov 2026 09:00:00 GMT", 0)]
    public async Task Parse_Header_ReturnsTheWait(string header, string value, int milliseconds)
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(429, null, (header, value));

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), failed.RetryAfter);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("2026-11-20T10:00:42Z")]
    public async Task Parse_UnreadableHeader_ReturnsNull(string value)
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(503, null, ("Retry-After", value));

        Assert.Null(failed.RetryAfter);
        Assert.Equal(ActionEffect.Unknown, failed.Effect);
    }

    [Fact]
    public async Task Parse_BothHeaders_PrefersMilliseconds()
    {
        TransportException failed = await _fixture.FailAsync<TransportException>(429, null, ("Retry-After", "2"), ("retry-after-ms", "1200"));

        Assert.Equal(TimeSpan.FromMilliseconds(1200), failed.RetryAfter);
    }

    [Fact]
    public async Task Parse_Date_CountsFromTheInjectedClock()
    {
        _fixture.Clock.Advance(TimeSpan.FromMinutes(-1));

        TransportException failed = await _fixture.FailAsync<TransportException>(503, null, ("Retry-After", RestTransportFixture.Now.ToString("R", CultureInfo.InvariantCulture)));

        Assert.Equal(TimeSpan.FromMinutes(1), failed.RetryAfter);
    }
}
