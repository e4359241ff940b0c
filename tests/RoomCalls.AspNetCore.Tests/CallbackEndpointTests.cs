using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using RoomCalls.AspNetCore.Tests.Support;

namespace RoomCalls.AspNetCore.Tests;

public sealed class CallbackEndpointTests
{
    private readonly ConcurrentQueue<(CallbackRequest Callback, string Body)> _received = new();
    private readonly IRoomCallManager _manager = Substitute.For<IRoomCallManager>();

    public CallbackEndpointTests() => Answer(CallbackStatus.Accepted);

    [Fact]
    public async Task ReceiveAsync_FullRequest_PassesEverythingOn()
    {
        await using WebAppFixture web = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(web.Address, WebAppFixture.Path + "?tenant=7&call=a%2Fb.c+d"));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("é"));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/cloudevents+json; charset=utf-8");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "a.b.c");

        Assert.Equal(EndpointResponse.Empty(200), await CallbackPoster.SendAsync(request));

        (CallbackRequest callback, string body) = Assert.Single(_received);
        Assert.Equal("é", body);
        Assert.Equal("application/cloudevents+json; charset=utf-8", callback.ContentType);
        Assert.Equal(2, callback.ContentLength);
        Assert.Equal("?tenant=7&call=a%2Fb.c+d", callback.Query);
        Assert.Equal("Bearer a.b.c", callback.Authorization);
    }

    [Fact]
    public async Task ReceiveAsync_BareRequest_PassesNulls()
    {
        await using WebAppFixture web = await StartAsync();

        Assert.Equal(EndpointResponse.Empty(200), await web.PostAsync(WebAppFixture.Path, "body"u8.ToArray(), contentType: null, chunked: true));

        (CallbackRequest callback, string body) = Assert.Single(_received);
        Assert.Equal("body", body);
        Assert.Null(callback.ContentType);
        Assert.Null(callback.ContentLength);
        Assert.Null(callback.Authorization);
        Assert.True(string.IsNullOrEmpty(callback.Query));
    }

    [Theory]
    [InlineData(CallbackStatus.Accepted, 200)]
    [InlineData(CallbackStatus.Malformed, 400)]
    [InlineData(CallbackStatus.Unauthorized, 401)]
    [InlineData(CallbackStatus.TooLarge, 413)]
    [InlineData(CallbackStatus.Busy, 503)]
    public async Task ReceiveAsync_EachStatus_AnswersItsStatusWithoutABody(CallbackStatus callbackStatus, int status)
    {
        Answer(callbackStatus);
        await using WebAppFixture web = await StartAsync();

        Assert.Equal(EndpointResponse.Empty(status), await web.PostAsync(WebAppFixture.Path, "[]"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    public async Task ReceiveAsync_OtherMethod_Is405(string method)
    {
        await using WebAppFixture web = await StartAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(web.Address, WebAppFixture.Path));

        Assert.Equal(EndpointResponse.Empty(405), await CallbackPoster.SendAsync(request));
        Assert.Empty(_received);
    }

    [Fact]
    public async Task ReceiveAsync_OtherPath_Is404()
    {
        await using WebAppFixture web = await StartAsync();

        Assert.Equal(EndpointResponse.Empty(404), await web.PostAsync(WebAppFixture.Path + "/more", "[]"));
        Assert.Empty(_received);
    }

    [Fact]
    public async Task ReceiveAsync_CallerGone_IsCancelled()
    {
        TaskCompletionSource<CancellationToken> arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Receive(async (_, token) =>
        {
            await using CancellationTokenRegistration registration = token.Register(gone.SetResult);
            arrived.SetResult(token);
            await gone.Task;
            token.ThrowIfCancellationRequested();
            return new CallbackResult(CallbackStatus.Accepted);
        });
        await using WebAppFixture web = await StartAsync();
        using (RawSocketClient client = await RawSocketClient.ConnectAsync(web.Address))
        {
            await client.SendAsync($"POST {WebAppFixture.Path} HTTP/1.1\r\nHost: test\r\nContent-Length: 100\r\n\r\n[");
            Assert.False((await arrived.Task.WaitAsync(TestContext.Current.CancellationToken)).IsCancellationRequested);
            client.Reset();
        }

        await gone.Task.WaitAsync(TestContext.Current.CancellationToken);
        Answer(CallbackStatus.Accepted);
        Assert.Equal(EndpointResponse.Empty(200), await web.PostAsync(WebAppFixture.Path, "[]"));
    }

    private Task<WebAppFixture> StartAsync() => WebAppFixture.StartAsync(services => services.AddSingleton(_manager));

    private void Answer(CallbackStatus callbackStatus) => Receive(async (callback, token) =>
    {
        using StreamReader reader = new(callback.Body);
        _received.Enqueue((callback, await reader.ReadToEndAsync(token)));
        return new CallbackResult(callbackStatus, "a reason that stays here");
    });

    [SuppressMessage("Reliability", "CA2012", Justification = "The call that is set up is not made.")]
    private void Receive(Func<CallbackRequest, CancellationToken, Task<CallbackResult>> receive) =>
        _manager.ReceiveAsync(default!, default).ReturnsForAnyArgs(call => new ValueTask<CallbackResult>(receive(call.Arg<CallbackRequest>(), call.Arg<CancellationToken>())));
}
