using System.Text;
using Microsoft.AspNetCore.Builder;
using RoomCalls.AspNetCore.Tests.Support;

namespace RoomCalls.AspNetCore.Tests;

/// <summary>The endpoint with the real core behind it.</summary>
public sealed class RealCoreTests
{
    private const int MaxBytes = 1024 * 1024;

    [Fact]
    public async Task MapRoomCallEvents_Callback_ReachesItsCall()
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();

        Assert.Equal(EndpointResponse.Empty(200), await fixture.Web.PostAsync(fixture.Target, ConnectedCallFixture.RosterAt(7)));

        Assert.Equal(ConnectedCallFixture.UserAt(7), Assert.Single(fixture.Call.State.Participants).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?call=")]
    [InlineData("?call=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task MapRoomCallEvents_WrongKey_Is401(string query)
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();

        Assert.Equal(EndpointResponse.Empty(401), await fixture.Web.PostAsync(WebAppFixture.Path + query, ConnectedCallFixture.RosterAt(7)));
        Assert.Empty(fixture.Call.State.Participants);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{\"id\":\"1\"}]")]
    [InlineData("\"text\"")]
    public async Task MapRoomCallEvents_MalformedBody_Is400(string body)
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();

        Assert.Equal(EndpointResponse.Empty(400), await fixture.Web.PostAsync(fixture.Target, body));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task MapRoomCallEvents_ContentTypeOtherThanJson_Is400(string? contentType)
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();

        Assert.Equal(EndpointResponse.Empty(400), await fixture.Web.PostAsync(fixture.Target, ConnectedCallFixture.RosterAt(7), contentType));
        Assert.Empty(fixture.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MapRoomCallEvents_BodyOfOneMebibyte_IsTheLargestAccepted(bool chunked)
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();
        byte[] largest = Encoding.UTF8.GetBytes(ConnectedCallFixture.RosterAt(7).PadRight(MaxBytes));

        Assert.Equal(EndpointResponse.Empty(413), await fixture.Web.PostAsync(fixture.Target, [.. largest, (byte)' '], chunked: chunked));
        Assert.Empty(fixture.Call.State.Participants);
        Assert.Equal(EndpointResponse.Empty(200), await fixture.Web.PostAsync(fixture.Target, largest, chunked: chunked));
        Assert.Single(fixture.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MapRoomCallEvents_BodyBeyondTheServersLimit_Is413(bool chunked)
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync(server: kestrel => kestrel.Limits.MaxRequestBodySize = 1024);

        Assert.Equal(EndpointResponse.Empty(413), await fixture.Web.PostAsync(fixture.Target, Encoding.UTF8.GetBytes(ConnectedCallFixture.RosterAt(7).PadRight(2048)), chunked: chunked));
        Assert.Empty(fixture.Call.State.Participants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MapRoomCallEvents_AbortedRequest_ChangesNothing(bool reset)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync(app => app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception)
            {
                ended.TrySetResult();
                throw;
            }
        }));
        using (RawSocketClient client = await RawSocketClient.ConnectAsync(fixture.Web.Address))
        {
            string body = ConnectedCallFixture.RosterAt(7);
            await client.SendAsync($"POST {fixture.Target} HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 1}\r\n\r\n{body}");
            if (reset)
            {
                client.Reset();
            }
        }

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(fixture.Call.State.Participants);
        Assert.Equal(EndpointResponse.Empty(200), await fixture.Web.PostAsync(fixture.Target, ConnectedCallFixture.RosterAt(8)));
        Assert.Equal(ConnectedCallFixture.UserAt(8), Assert.Single(fixture.Call.State.Participants).Id);
    }

    [Fact]
    public async Task MapRoomCallEvents_FiftyCallbacksAtOnce_AcceptsAll()
    {
        await using ConnectedCallFixture fixture = await ConnectedCallFixture.StartAsync();

        EndpointResponse[] answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => fixture.Web.PostAsync(fixture.Target, ConnectedCallFixture.RosterAt(i))));

        Assert.All(answers, answer => Assert.Equal(EndpointResponse.Empty(200), answer));
        Assert.Equal(ConnectedCallFixture.UserAt(50), Assert.Single(fixture.Call.State.Participants).Id);
    }
}
