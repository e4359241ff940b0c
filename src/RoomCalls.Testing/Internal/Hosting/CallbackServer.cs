using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RoomCalls.Testing.Internal.Hosting;

/// <summary>
/// A loopback server that receives callbacks; it ignores the environment. Its socket listens from the start, so that its address is known before the options
/// are checked.
/// </summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private const string Path = "/api/room-calls/events";
    private const int Backlog = 512;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private WebApplication? _application;

    public CallbackServer()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(Backlog);
        CallbackUri = new Uri($"http://{_socket.LocalEndPoint}{Path}");
    }

    public Uri CallbackUri { get; }

    public async Task StartAsync(Func<IRoomCallManager> manager)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(_ => manager());
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => _socket);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen((IPEndPoint)_socket.LocalEndPoint!));
        _application = builder.Build();
        _application.MapRoomCallEvents(Path);
        await _application.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _socket.Dispose();
    }
}
