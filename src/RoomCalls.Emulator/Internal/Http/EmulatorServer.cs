using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace RoomCalls.Emulator.Internal.Http;

/// <summary>A bare Kestrel on a socket that listens from the start: no host, no configuration, no logging.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly KestrelServer _server;
    private int _started;

    /// <summary>Binds and listens.</summary>
    public EmulatorServer(IPAddress host, int port)
    {
        _socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(new IPEndPoint(host, port));
            _socket.Listen(Backlog);
        }
        catch (SocketException failure)
        {
            _socket.Dispose();
            throw new IOException($"The emulator cannot listen on {host}:{port}: {failure.Message}. Is the port taken? Port 0 takes a free one.", failure);
        }

        IPEndPoint bound = (IPEndPoint)_socket.LocalEndPoint!;
        IPAddress reachable = host.Equals(IPAddress.Any) ? IPAddress.Loopback : host.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : host;
        Endpoint = new Uri($"http://{new IPEndPoint(reachable, bound.Port)}/");
        KestrelServerOptions kestrel = new() { AddServerHeader = false };
        kestrel.Listen(bound);
        _server = new KestrelServer(Options.Create(kestrel), CreateTransport(_socket), NullLoggerFactory.Instance);
    }

    /// <summary>Where it can be reached: loopback when it listens everywhere.</summary>
    public Uri Endpoint { get; }

    /// <summary>Begins to accept, once.</summary>
    public Task StartAsync(RequestDelegate handler, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _started, 1) == 0 ? _server.StartAsync(new Application(handler), cancellationToken) : Task.CompletedTask;

    /// <summary>Ends every connection and closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource timeout = new(StopTimeout, TimeProvider.System);
        await _server.StopAsync(timeout.Token);
        _server.Dispose();
        _socket.Dispose();
    }

    private static SocketTransportFactory CreateTransport(Socket socket) =>
        new(Options.Create(new SocketTransportOptions { CreateBoundListenSocket = _ => socket }), NullLoggerFactory.Instance);

    /// <summary>Creates an <see cref="HttpContext"/> for each request and passes it on.</summary>
    private sealed class Application(RequestDelegate handler) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handler(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
