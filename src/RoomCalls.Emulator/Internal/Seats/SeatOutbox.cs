using System.Net.WebSockets;
using System.Threading.Channels;
using RoomCalls.Emulator.Internal.Time;

namespace RoomCalls.Emulator.Internal.Seats;

/// <summary>
/// The messages to a seat's client, in order. A message is in flight until it is sent or, when the client acknowledges, until the client has acknowledged it.
/// </summary>
internal sealed class SeatOutbox(WebSocket socket, InFlight inFlight)
{
    private readonly Channel<byte[]> _messages = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;
    private int _ended;
    private int _unacknowledged;

    /// <summary>Whether the client acknowledges messages.</summary>
    public bool Acknowledges { get; set; }

    /// <summary>Queues a message. Nothing happens after the end.</summary>
    public void Send(byte[] message)
    {
        inFlight.Begin();
        if (!_messages.Writer.TryWrite(message))
        {
            inFlight.End();
        }
    }

    /// <summary>Ends the queue: the socket is closed once everything before is sent. Only the first call counts.</summary>
    public void Close(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _status = status;
            _messages.Writer.TryComplete();
        }
    }

    /// <summary>Sends until the end, then closes the socket.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (byte[] message in _messages.Reader.ReadAllAsync(cancellationToken))
            {
                await SendAsync(message, cancellationToken);
            }

            await socket.CloseOutputAsync(_status, null, cancellationToken);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    /// <summary>Counts a message that the client has acknowledged.</summary>
    public void Acknowledge()
    {
        if (Interlocked.Decrement(ref _unacknowledged) >= 0)
        {
            inFlight.End();
        }
        else
        {
            Interlocked.Increment(ref _unacknowledged);
        }
    }

    /// <summary>Drops the messages that were not sent or not acknowledged, because the client is gone.</summary>
    public void Drop()
    {
        Close();
        while (_messages.Reader.TryRead(out _))
        {
            inFlight.End();
        }

        while (Interlocked.Decrement(ref _unacknowledged) >= 0)
        {
            inFlight.End();
        }
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        bool acknowledged = Acknowledges;
        if (acknowledged)
        {
            Interlocked.Increment(ref _unacknowledged);
        }

        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            if (!acknowledged)
            {
                inFlight.End();
            }
        }
    }
}
