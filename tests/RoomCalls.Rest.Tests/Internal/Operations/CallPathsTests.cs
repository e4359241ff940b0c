using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class CallPathsTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Leg_OddCharacters_IsOneSegment()
    {
        _fixture.Service.Answer(204);

        await _fixture.CallAsync(new HangUpCall(), RestTransportFixture.Envelope with { CallConnectionId = "a/b:c?d#e%2F..ü" });

        Assert.Equal("/calling/callConnections/a%2Fb%3Ac%3Fd%23e%252F..%C3%BC", _fixture.Service.Request.Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    public async Task Leg_MissingId_Throws(string? leg)
    {
        InvalidActionException invalid = await Assert.ThrowsAsync<InvalidActionException>(
            () => _fixture.CallAsync(new HangUpCall(), RestTransportFixture.Envelope with { CallConnectionId = leg is null ? default(CallConnectionId?) : new CallConnectionId(leg) }));

        Assert.Equal("HangUpCall", invalid.ActionName);
        Assert.Empty(_fixture.Service.Requests);
    }
}
