using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>Accepts the sockets of seats' clients.</summary>
internal sealed class SeatServer
{
    public const string Path = "/emulator/seats";

    private readonly World _world;
    private readonly EmulatorFaults _faults;
    private readonly BoundedLog<EmulatedRequest> _log;
    private readonly InFlight _inFlight;
    private readonly CancellationToken _stopping;
    private readonly WebSocketMiddleware _sockets;

    public SeatServer(World world, EmulatorFaults faults, BoundedLog<EmulatedRequest> log, InFlight inFlight, CancellationToken stopping)
    {
        (_world, _faults, _log, _inFlight, _stopping) = (world, faults, log, inFlight, stopping);
        _sockets = new WebSocketMiddleware(
            AcceptAsync, Options.Create(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan }), NullLoggerFactory.Instance);
    }

    public Task HandleAsync(HttpContext http) => _sockets.Invoke(http);

    private async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        await new SeatConnection(_world, socket, _faults, _log, _inFlight).RunAsync(_stopping);
    }
}
