using System.Net.Sockets;

namespace RoomCalls.Testing.Tests.Support;

/// <summary>Asks whether an address is listened on.</summary>
internal static class TcpProbe
{
    public static async Task<bool> RefusesAsync(Uri address)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, CurrentTest.Token);
            return false;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return true;
        }
    }
}
