using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>A web server that receives callbacks.</summary>
public sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly Channel<ReceivedCallback> _arrived = Channel.CreateUnbounded<ReceivedCallback>();
    private readonly ConcurrentQueue<ReceivedCallback> _all = new();
    private readonly WebApplication _app;

    private CallbackReceiver(WebApplication app)
    {
        _app = app;
        app.Run(ReceiveAsync);
    }

    public Uri Uri => new(_app.Urls.Single() + "/events?call=1%2F2&key=a+b");

    public IReadOnlyList<ReceivedCallback> All => [.. _all];

    /// <summary>The status that is answered; 200 by default.</summary>
    public Func<ReceivedCallback, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    public static async Task<CallbackReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        CallbackReceiver receiver = new(builder.Build());
        await receiver._app.StartAsync(CurrentTest.Token);
        return receiver;
    }

    /// <summary>Waits for the next callback that has not been read yet. Five minutes without one are a failure instead of a hang.</summary>
    public Task<ReceivedCallback> NextAsync() => _arrived.Reader.ReadAsync(CurrentTest.Token).AsTask()
        .OrTimeoutAsync();

    /// <summary>Waits for the next callback of a type; others are passed over.</summary>
    public async Task<ReceivedCallback> NextAsync(string type)
    {
        ReceivedCallback callback;
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
        ReceivedCallback callback = new(
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

/// <summary>A callback that arrived.</summary>
public sealed record ReceivedCallback(string Target, string ContentType, string Authorization, string Text, JsonArray Body)
{
    public JsonNode Event => Body.Single()!;

    public JsonNode Data => Event["data"]!;

    public string Id => Event["id"]!.GetValue<string>();

    public string Type => Event["type"]!.GetValue<string>()["Microsoft.Communication.".Length..];

    public string? Context => Data["operationContext"]?.GetValue<string>();

    public string ConnectionId => Data["callConnectionId"]!.GetValue<string>();

    public (int Code, int SubCode) Result =>
        (Data["resultInformation"]!["code"]!.GetValue<int>(), Data["resultInformation"]!["subCode"]!.GetValue<int>());

    public int Sequence => Data["sequenceNumber"]!.GetValue<int>();

    public string[] RawIds => [.. Data["participants"]!.AsArray().Select(person => person!["identifier"]!["rawId"]!.GetValue<string>())];
}
