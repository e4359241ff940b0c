using System.Net.WebSockets;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>Takes seats in the emulator's calls, over its WebSocket.</summary>
internal sealed class EmulatorCallingTransport(Uri endpoint, IIdleProbe probe) : ICallingTransport, IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { UseProxy = false });

    public string Name => "emulator";

    public async Task<ICallingSession> JoinAsync(JoinCall join, RoomUserToken? token, Action<SeatUpdate> onUpdate, CancellationToken cancellationToken)
    {
        ClientWebSocket socket = new();
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(endpoint, "emulator/seats")) { Scheme = "ws" }.Uri, _invoker, cancellationToken);
        }
        catch (WebSocketException failure)
        {
            socket.Dispose();
            throw new TransportException(
                nameof(JoinCall), TransportFault.Network, ActionEffect.None, "The emulator could not be reached. Is it running?", failure);
        }

        EmulatorCallingSession session = new(socket, onUpdate, probe);
        try
        {
            await session.RequestAsync(nameof(JoinCall), SeatMessage.Join(join, token ?? throw new ArgumentNullException(nameof(token))), cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _invoker.Dispose();
}
