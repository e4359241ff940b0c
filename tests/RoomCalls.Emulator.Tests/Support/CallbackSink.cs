using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>Receives callbacks.</summary>
public sealed class CallbackSink : IAsyncDisposable
{
    private readonly Channel<Callback> _arrived = Channel.CreateUnbounded<Callback>();
    private readonly ConcurrentQueue<Callback> _all = new();
    private readonly WebApplication _app;

    private CallbackSink(WebApplication app)
    {
        _app = app;
        app.Run(ReceiveAsync);
    }

    public Uri Uri => new(_app.Urls.Single() + "/events?call=1%2F2&key=a+b");

    public IReadOnlyList<Callback> All => [.. _all];

    /// <summary>What the sink answers; 200 by default.</summary>
    public Func<Callback, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    public static async Task<CallbackSink> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        CallbackSink sink = new(builder.Build());
        await sink._app.StartAsync(TestContext.Current.CancellationToken);
        return sink;
    }

    /// <summary>Waits for the next callback that has not been read yet. Five minutes without one is a failure instead of a hang.</summary>
    public Task<Callback> NextAsync() => _arrived.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
        .WaitAsync(TimeSpan.FromMinutes(5), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Waits for the next callback of a type; others are passed over.</summary>
    public async Task<Callback> NextAsync(string type)
    {
        Callback callback;
        do
        {
            callback = await NextAsync();
        }
        while (callback.Type != type);

        return callback;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        string text = await reader.ReadToEndAsync(http.RequestAborted);
        Callback callback = new(
            http.Request.Path + http.Request.QueryString.Value,
            http.Request.ContentType ?? "",
            http.Request.Headers.Authorization.ToString(),
            text,
            JsonNode.Parse(text)!.AsArray());
        int status = await Answer(callback);
        _all.Enqueue(callback);
        _arrived.Writer.TryWrite(callback);
        http.Response.StatusCode = status;
    }
}
