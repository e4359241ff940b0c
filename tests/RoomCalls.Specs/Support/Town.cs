using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RoomCalls.Emulator;

namespace RoomCalls.Specs.Support;

/// <summary>An emulator, and one web host at a fixed address behind which applications come and go: each has its own path.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly Dictionary<string, Application> _running = [];
    private readonly Lock _gate = new();
    private readonly WebApplication _host;

    private Town(EmulatorClock clock, RoomCallsEmulator emulator, WebApplication host)
    {
        Clock = clock;
        Emulator = emulator;
        _host = host;
        emulator.AddClient(async token =>
        {
            foreach (Application application in Running())
            {
                await application.WhenIdleAsync(token);
            }
        });
    }

    public EmulatorClock Clock { get; }

    public RoomCallsEmulator Emulator { get; }

    public static async Task<Town> BuildAsync()
    {
        EmulatorClock clock = new();
        RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(new EmulatorOptions { TimeProvider = clock, RingDuration = Stage.Ring, CallbackTimeout = Guard.CallbackTimeout }, Stage.Token);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Town town = new(clock, emulator, builder.Build());
        town._host.MapPost("/{application}/events", town.ForwardAsync);
        await town._host.StartAsync(Stage.Token);
        return town;
    }

    /// <summary>Starts an application. One of the same name that was stopped before had the same address.</summary>
    public Application Start(string name, string secret, Action<RoomCallsOptions>? options = null)
    {
        Application application = new(this, name, secret, new Uri($"{_host.Urls.Single()}/{name}/events"), options);
        lock (_gate)
        {
            _running.Add(name, application);
        }

        return application;
    }

    public void Stopped(Application application)
    {
        lock (_gate)
        {
            _running.Remove(application.Name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Application application in Running())
        {
            await application.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        await _host.DisposeAsync();
    }

    private Application[] Running()
    {
        lock (_gate)
        {
            return [.. _running.Values];
        }
    }

    private async Task ForwardAsync(HttpContext context)
    {
        Application? application = Array.Find(Running(), a => a.Name == (string)context.Request.RouteValues["application"]!);
        if (application is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        CallbackRequest callback = new(context.Request.Body)
        {
            ContentType = context.Request.ContentType,
            ContentLength = context.Request.ContentLength,
            Query = context.Request.QueryString.Value,
        };
        context.Response.StatusCode = (await application.Manager.ReceiveAsync(callback, context.RequestAborted)).StatusCode;
    }
}
