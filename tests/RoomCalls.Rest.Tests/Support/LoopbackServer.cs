using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RoomCalls.Rest.Tests.Support;

/// <summary>A real socket: reads one request's head, does what the test says, and then watches for the client to close.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _peerClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public LoopbackServer(Func<NetworkStream, string, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public Task PeerClosed => _peerClosed.Task;

    /// <summary>An endpoint at which nobody listens.</summary>
    public static Uri ClosedEndpoint()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new($"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        try
        {
            await _serving;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Func<NetworkStream, string, Task> serve)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync(CurrentTest.Token);
        await using NetworkStream stream = client.GetStream();
        StringBuilder head = new();
        byte[] buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        await serve(stream, head.ToString());
        if (stream.CanRead && await stream.ReadAsync(buffer) == 0)
        {
            _peerClosed.TrySetResult();
        }
    }
}
