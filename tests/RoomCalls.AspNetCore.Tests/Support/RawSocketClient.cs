using System.Net.Sockets;
using System.Text;

namespace RoomCalls.AspNetCore.Tests.Support;

/// <summary>A bare socket that sends what no HTTP client sends.</summary>
internal sealed class RawSocketClient : IDisposable
{
    private readonly TcpClient _tcp = new();

    public static async Task<RawSocketClient> ConnectAsync(Uri address)
    {
        RawSocketClient client = new();
        await client._tcp.ConnectAsync(address.Host, address.Port, CurrentTest.Token);
        return client;
    }

    public async Task SendAsync(string text) => await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), CurrentTest.Token);

    /// <summary>Closes so that the other side's reads fail.</summary>
    public void Reset()
    {
        _tcp.LingerState = new LingerOption(enable: true, seconds: 0);
        _tcp.Close();
    }

    public void Dispose() => _tcp.Dispose();
}
