using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Testing.Internal.Seats;

/// <summary>A seat in one of the emulator's calls.</summary>
internal sealed class EmulatorCallingSession : ICallingSession
{
    private const int MaxMessageSize = 4 * 1024 * 1024;
    private static readonly byte[] Acknowledgement = """{"type":"seen"}"""u8.ToArray();

    private readonly ClientWebSocket _socket;
    private readonly Action<SeatUpdate> _onUpdate;
    private readonly IIdleProbe _probe;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _requests = new();
    private readonly Task _receiving;
    private long _lastId;
    private volatile bool _isInCall;

    public EmulatorCallingSession(ClientWebSocket socket, Action<SeatUpdate> onUpdate, IIdleProbe probe)
    {
        (_socket, _onUpdate, _probe) = (socket, onUpdate, probe);
        _receiving = Task.Run(ReceiveAllAsync);
    }

    public bool Supports(RoomCallAction action) => SeatMessage.Create(action) is not null;

    public async Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken)
    {
        JsonObject message = SeatMessage.Create(action) ?? throw new ActionNotSupportedException(action.GetType().Name, "The server side");
        await RequestAsync(action.GetType().Name, message, cancellationToken);
        return ActionAnswer.Accepted;
    }

    public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) =>
        RequestAsync("UseToken", SeatMessage.Token(token), cancellationToken);

    /// <summary>Sends a request and waits for the reply.</summary>
    public async Task RequestAsync(string action, JsonObject message, CancellationToken cancellationToken)
    {
        long id = Interlocked.Increment(ref _lastId);
        message["id"] = id;
        TaskCompletionSource<JsonElement> replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests[id] = replied;
        try
        {
            ObjectDisposedException.ThrowIf(_receiving.IsCompleted, this);
            await SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), cancellationToken);
            JsonElement reply = await replied.Task.WaitAsync(cancellationToken);
            if (reply.TryGetProperty("error", out JsonElement error))
            {
                ResultInformation reason = new(
                    error.GetProperty("code").GetInt32(), error.GetProperty("subCode").GetInt32(), error.GetProperty("message").GetString());
                throw ToException(action, reason);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or IOException or ObjectDisposedException)
        {
            throw new TransportException(action, TransportFault.Network, ActionEffect.Unknown, "The seat's connection was lost.", lost);
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    /// <summary>Counts as work: a virtual clock must not move on while the seat is on its way out.</summary>
    public async ValueTask DisposeAsync()
    {
        using IDisposable work = _probe.BeginWork();
        bool wasInCall = _isInCall;
        if (!_receiving.IsCompleted && wasInCall)
        {
            await RequestAsync(nameof(LeaveCall), SeatMessage.Create(new LeaveCall())!, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // A seat that never joined, or could not leave, has no closing to wait for.
        if (!_receiving.IsCompleted && (_isInCall || !wasInCall))
        {
            _socket.Abort();
        }

        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
    }

    /// <summary>A client that is throttled, or whose service is out of order, was not refused: it may be tried again.</summary>
    private static RoomCallsException ToException(string action, ResultInformation reason) => reason.Code switch
    {
        429 => Failed(action, TransportFault.Throttled, ActionEffect.None, reason),
        >= 500 and < 600 => Failed(action, TransportFault.Unavailable, ActionEffect.Unknown, reason),
        _ => new ActionFailedException(action, FailureOrigin.Response, reason),
    };

    private static TransportException Failed(string action, TransportFault fault, ActionEffect effect, ResultInformation reason) =>
        new(action, fault, effect, $"The seat's client could not do {action} now ({reason.Code}/{reason.SubCode}). {reason.Message}") { ResultInformation = reason };

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAllAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await ReceiveAsync(buffer) is { } message)
            {
                await HandleAsync(message);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            _socket.Abort();
        }

        if (_isInCall)
        {
            _isInCall = false;
            _onUpdate(new SeatUpdate { State = SeatState.Disconnected, EndReason = new ResultInformation(410, 3100, "The seat's connection was lost.") });
        }

        foreach (TaskCompletionSource<JsonElement> waiting in _requests.Values)
        {
            waiting.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    /// <returns>The next message, or <see langword="null"/> at the end of the connection.</returns>
    private async Task<ReadOnlyMemory<byte>?> ReceiveAsync(byte[] buffer)
    {
        using MemoryStream message = new();
        while (true)
        {
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close || message.Length > MaxMessageSize)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }

    /// <summary>Handles a message and acknowledges it; until then the emulator's clock does not move.</summary>
    private async Task HandleAsync(ReadOnlyMemory<byte> message)
    {
        using (_probe.BeginWork())
        {
            JsonElement parsed = JsonElement.Parse(message.Span);
            if (parsed.GetProperty("type").ValueEquals("reply"u8))
            {
                if (_requests.TryRemove(parsed.GetProperty("id").GetInt64(), out TaskCompletionSource<JsonElement>? request))
                {
                    request.TrySetResult(parsed);
                }
            }
            else
            {
                SeatUpdate update = SeatUpdateReader.Read(parsed);
                _isInCall = update.State is null ? _isInCall : update.State != SeatState.Disconnected;
                _onUpdate(update);
            }
        }

        await SendAsync(Acknowledgement, CancellationToken.None);
    }
}
