using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>A web application on a free loopback port, and a client of it.</summary>
internal sealed class Web : IAsyncDisposable
{
    public const string Path = "/api/room-calls/events";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private Web(WebApplication application) => Application = application;

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

    public static async Task<Web> StartAsync(Action<IServiceCollection> configure, Action<WebApplication>? map = null, Action<KestrelServerOptions>? server = null)
    {
        WebApplication application = Build(configure, server);
        (map ?? (static app => app.MapRoomCallEvents(Path)))(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new Web(application);
    }

    public Task<Answer> PostAsync(string target, string body, string? contentType = "application/json") => PostAsync(target, Encoding.UTF8.GetBytes(body), contentType);

    public async Task<Answer> PostAsync(string target, byte[] body, string? contentType = "application/json", bool chunked = false)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Address, target));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = chunked;
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Application.DisposeAsync();
    }
}
