using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using RoomCalls.Emulator.Http;
using RoomCalls.Emulator.Model;
using RoomCalls.Emulator.Rules;
using RoomCalls.Emulator.Time;

namespace RoomCalls.Emulator.Seats;

/// <summary>The socket of one seat's client: requests in, replies and updates out, in order.</summary>
internal sealed class SeatConnection(World world, WebSocket socket, EmulatorFaults faults, BoundedLog<EmulatedRequest> log, InFlight inFlight)
{
    private const int LongestMessage = 64 * 1024;

    private readonly Channel<byte[]?> _outgoing = Channel.CreateUnbounded<byte[]?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly byte[] _buffer = new byte[LongestMessage];
    private Seat? _seat;
    private bool _acknowledges;
    private int _unseen;

    /// <summary>Serves the socket until one side closes it. A socket that is lost without leaving loses the seat.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task sending = SendAllAsync(ended.Token);
        try
        {
            WebSocketCloseStatus status = await ReceiveAllAsync(ended.Token);
            _outgoing.Writer.TryComplete();
            await sending;
            await CloseAsync(status, ended.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }

        Lose();
        _outgoing.Writer.TryComplete();
        await ended.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_outgoing.Reader.TryRead(out _))
        {
            inFlight.End();
        }

        SeenAll();
    }

    private void Lose()
    {
        lock (world.Lock)
        {
            if (_seat is not null && _seat.Outlet == Enqueue)
            {
                Seating.Lose(world, _seat);
            }
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(status, null, cancellationToken);
        }
    }

    /// <returns>How to close the connection, once all that waits has been sent.</returns>
    private async Task<WebSocketCloseStatus> ReceiveAllAsync(CancellationToken cancellationToken)
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
            while (!part.EndOfMessage && length < LongestMessage);

            if (part.MessageType == WebSocketMessageType.Close || !part.EndOfMessage || !Take(_buffer.AsMemory(0, length)))
            {
                return part.MessageType == WebSocketMessageType.Close ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.PolicyViolation;
            }
        }
    }

    /// <returns>Whether the connection may go on.</returns>
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
                Seen();
                return true;
            }

            return request.Id is long id && Answer(request, id);
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

    /// <summary>Does what is asked, under the faults that match it, and replies. A join that is refused ends the connection.</summary>
    private bool Answer(SeatRequest request, long id)
    {
        string operation = "Seat" + char.ToUpperInvariant(request.Type.Length > 0 ? request.Type[0] : '?') + request.Type.Skip(1).Aggregate("", static (text, letter) => text + letter);
        FaultPlan plan = new(faults.Take(operation, operationContext: null));
        EmulatorRefusalException? refusal = null;
        lock (world.Lock)
        {
            if (!plan.StopsBeforeExecuting)
            {
                refusal = Execute(request, id, reply: plan.InsteadOfAnswer() is null && !plan.Drops);
            }

            Reply? instead = plan.InsteadOfAnswer();
            log.Add(sequence => new EmulatedRequest(sequence, world.Now, "SEAT", "/emulator/seats", plan.Drops ? 0 : instead?.Status ?? refusal?.Status ?? 200, operation, null, 0));
            if (instead is not null && !plan.Drops)
            {
                Enqueue(SeatReply.Refused(id, new EmulatorRefusalException(instead.Status, "Fault", 0, "A fault was asked for.")));
            }
        }

        return !plan.Drops && !(request.Type == "join" && _seat is null);
    }

    private EmulatorRefusalException? Execute(SeatRequest request, long id, bool reply)
    {
        try
        {
            if (request.Type == "join")
            {
                Join(request, id, reply);
                return null;
            }

            SeatDesk.Act(world, _seat is { Ended: false } seat ? seat : throw new EmulatorRefusalException(409, "Conflict", 0, "The seat is not in a call."), request);
            if (reply)
            {
                Enqueue(SeatReply.Done(id));
            }

            return null;
        }
        catch (EmulatorRefusalException refused)
        {
            if (reply)
            {
                Enqueue(SeatReply.Refused(id, refused));
            }

            return refused;
        }
    }

    /// <summary>Replies before the first update.</summary>
    private void Join(SeatRequest request, long id, bool reply)
    {
        if (_seat is not null)
        {
            throw new EmulatorRefusalException(409, "Conflict", 0, "This connection has its seat already.");
        }

        _acknowledges = request.Flag("acknowledges", otherwise: false);
        List<byte[]> first = [];
        Seat seat = SeatDesk.Join(world, request, first.Add);
        _seat = seat;
        seat.Outlet = Enqueue;
        seat.Close = () => _outgoing.Writer.TryWrite(null);
        if (reply)
        {
            Enqueue(SeatReply.Done(id));
        }

        first.ForEach(Enqueue);
    }

    private void Enqueue(byte[] message)
    {
        inFlight.Begin();
        if (!_outgoing.Writer.TryWrite(message))
        {
            inFlight.End();
        }
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (byte[]? message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (message is null)
                {
                    await CloseAsync(WebSocketCloseStatus.NormalClosure, cancellationToken);
                    return;
                }

                await SendAsync(message, cancellationToken);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    /// <summary>Sends a message; it is in flight until it is sent, or, for a client that acknowledges, until the client has seen it.</summary>
    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        if (_acknowledges)
        {
            Interlocked.Increment(ref _unseen);
        }

        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            if (!_acknowledges)
            {
                inFlight.End();
            }
        }
    }

    private void Seen()
    {
        if (Interlocked.Decrement(ref _unseen) >= 0)
        {
            inFlight.End();
        }
        else
        {
            Interlocked.Increment(ref _unseen);
        }
    }

    private void SeenAll()
    {
        while (Interlocked.Decrement(ref _unseen) >= 0)
        {
            inFlight.End();
        }
    }
}
