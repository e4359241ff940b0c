using System.Net.WebSockets;
using System.Text.Json;
using RoomCalls.Emulator.Internal.Http;
using RoomCalls.Emulator.Internal.Logs;
using RoomCalls.Emulator.Internal.Model;
using RoomCalls.Emulator.Internal.Rules;
using RoomCalls.Emulator.Internal.Time;
using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>The socket of one seat's client: requests in, replies and updates out.</summary>
internal sealed class SeatConnection(World world, WebSocket socket, EmulatorFaults faults, BoundedLog<EmulatedRequest> log, InFlight inFlight)
{
    private const int MaxMessageSize = 64 * 1024;

    private readonly SeatOutbox _outbox = new(socket, inFlight);
    private readonly byte[] _buffer = new byte[MaxMessageSize];
    private Seat? _seat;
    private bool _isAnswering;
    private bool _isRefused;

    /// <summary>Serves the socket until one side closes it. When the socket is lost without leaving, the seat loses its connection.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        Task sending = _outbox.RunAsync(stopping);
        try
        {
            await ReceiveAllAsync(stopping);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            LoseConnection();
            _outbox.Close();
            await sending;
            _outbox.Drop();
        }
    }

    private async Task ReceiveAllAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < MaxMessageSize);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (!part.EndOfMessage)
            {
                Refuse(WebSocketCloseStatus.MessageTooBig);
            }
            else if (!_isRefused && !Take(_buffer.AsMemory(0, length)))
            {
                Refuse(WebSocketCloseStatus.PolicyViolation);
            }
        }
    }

    /// <summary>Closes the socket of a client that breaks the protocol. Later messages are ignored.</summary>
    private void Refuse(WebSocketCloseStatus status)
    {
        _isRefused = true;
        LoseConnection();
        _outbox.Close(status);
    }

    /// <returns>Whether the message keeps to the protocol.</returns>
    private bool Take(ReadOnlyMemory<byte> message)
    {
        inFlight.Begin();
        try
        {
            JsonElement parsed = JsonElement.Parse(message.Span);
            if (parsed.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            SeatRequest request = new(parsed);
            if (request.Type == "seen")
            {
                _outbox.Acknowledge();
                return true;
            }

            if (request.Id is not long id)
            {
                return false;
            }

            Answer(request, id, message.Length);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            inFlight.End();
        }
    }

    /// <summary>
    /// Executes a request under the faults that match it, and replies. The connection ends when a join is refused, and after the reply that ends the seat.
    /// </summary>
    private void Answer(SeatRequest request, long id, int size)
    {
        FaultPlan plan = new(faults.Take(request.Operation, operationContext: null, EmulatorFaultKind.Status, EmulatorFaultKind.Drop));
        Reply? instead = plan.CreateReplacement();
        bool isHidden = plan.Drops || instead is not null;
        lock (world.Lock)
        {
            _isAnswering = true;
            EmulatorRefusalException? refusal = plan.StopsBeforeExecuting ? null : Execute(request, id, !isHidden);
            _isAnswering = false;
            log.Add(sequence => new EmulatedRequest
            {
                Sequence = sequence,
                Time = world.Now,
                Method = "SEAT",
                Path = SeatServer.Path,
                Status = plan.Drops ? 0 : instead?.Status ?? refusal?.Status ?? 200,
                Operation = request.Operation,
                BodySize = size,
            });
            if (plan.Drops)
            {
                socket.Abort();
                return;
            }

            if (instead is not null)
            {
                _outbox.Send(
                    SeatReply.Refused(id, new EmulatorRefusalException(instead.Status, "Fault", plan.SubCode, "A fault of the emulator gives this answer.")));
            }

            if (_seat is { IsEnded: true } || (request.Type == "join" && (_seat is null || instead is not null)))
            {
                LoseConnection();
                _outbox.Close();
            }
        }
    }

    private EmulatorRefusalException? Execute(SeatRequest request, long id, bool replies)
    {
        try
        {
            if (request.Type == "join")
            {
                Join(request, id, replies);
                return null;
            }

            Seat seat = _seat is { IsEnded: false } current ? current : throw new EmulatorRefusalException(409, "Conflict", 0, "The seat is not in a call.");
            SeatRequestHandler.Execute(world, seat, request);
            if (replies)
            {
                _outbox.Send(SeatReply.Done(id));
            }

            return null;
        }
        catch (EmulatorRefusalException refused)
        {
            if (replies)
            {
                _outbox.Send(SeatReply.Refused(id, refused));
            }

            return refused;
        }
    }

    /// <summary>Joins, and replies before the first update is sent.</summary>
    private void Join(SeatRequest request, long id, bool replies)
    {
        if (_seat is not null)
        {
            throw new EmulatorRefusalException(409, "Conflict", 0, "This connection has its seat already.");
        }

        _outbox.Acknowledges = request.GetFlag("acknowledges", defaultValue: false);
        List<byte[]> first = [];
        Seat seat = SeatRequestHandler.Join(world, request, first.Add);
        _seat = seat;
        seat.Outlet = _outbox.Send;
        seat.Close = Close;
        seat.Cut = socket.Abort;
        if (replies)
        {
            _outbox.Send(SeatReply.Done(id));
            first.ForEach(_outbox.Send);
        }
    }

    /// <summary>Closes the socket, unless the next reply does so.</summary>
    private void Close()
    {
        if (!_isAnswering)
        {
            _outbox.Close();
        }
    }

    private void LoseConnection()
    {
        lock (world.Lock)
        {
            if (_seat is not null && _seat.Outlet == _outbox.Send)
            {
                Seating.LoseConnection(world, _seat);
            }
        }
    }
}
