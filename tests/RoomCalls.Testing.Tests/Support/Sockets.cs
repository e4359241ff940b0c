using System.Net.Sockets;

namespace RoomCalls.Testing.Tests.Support;

/// <summary>Whether somebody listens.</summary>
internal static class Sockets
{
    public static async Task<bool> RefusesAsync(Uri address)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return true;
        }
    }
}
