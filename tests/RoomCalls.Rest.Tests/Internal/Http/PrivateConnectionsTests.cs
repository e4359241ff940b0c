using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Http;

public sealed class PrivateConnectionsTests
{
    [Fact]
    public async Task Create_Redirect_IsNotFollowed()
    {
        await using LoopbackServer server = new(async (stream, _) =>
        {
            await stream.WriteAsync("HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        });
        using RestTransportFixture real = new(server.Endpoint.AbsoluteUri, o => o.Transport = null);

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => real.CallAsync(new GetCallConnection()));

        Assert.Equal(307, failed.Status);
    }
}
