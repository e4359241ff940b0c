using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>A web application on a free loopback port, and posts to it.</summary>
internal sealed class WebAppFixture : IAsyncDisposable
{
    public const string Path = "/api/room-calls/events";

    private WebAppFixture(WebApplication application) => Application = application;

    public WebApplication Application { get; }

    public IRoomCallManager Manager => Application.Services.GetRequiredService<IRoomCallManager>();

    public Uri Address => new(Application.Urls.Single());

    public static WebApplication Build(Action<IServiceCollection> configure, Action<KestrelServerOptions>? server = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            server?.Invoke(kestrel);
        });
        builder.Services.AddRoutingCore();
        configure(builder.Services);
        return builder.Build();
    }

    public static async Task<WebAppFixture> StartAsync(Action<IServiceCollection> configure, Action<WebApplication>? map = null, Action<KestrelServerOptions>? server = null)
    {
        WebApplication application = Build(configure, server);
        (map ?? (static app => app.MapRoomCallEvents(Path)))(application);
        await application.StartAsync(CurrentTest.Token);
        return new WebAppFixture(application);
    }

    public Task<EndpointResponse> PostAsync(string target, string body, string? contentType = "application/json") => PostAsync(target, Encoding.UTF8.GetBytes(body), contentType);

    public Task<EndpointResponse> PostAsync(string target, byte[] body, string? contentType = "application/json", bool chunked = false) =>
        CallbackPoster.SendAsync(new Uri(Address, target), body, contentType, chunked);

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
