using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>A user's calling client on a real socket, and every message it received. It acknowledges, so that everything that was sent has arrived once the fixture has settled.</summary>
public sealed class SeatClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<SeatReply>> _requests = new();
    private readonly ConcurrentQueue<JsonObject> _received = new();
    private readonly ConcurrentDictionary<string, JsonObject> _people = new();
    private readonly TaskCompletionSource<WebSocketCloseStatus?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private long _lastId;

    private SeatClient(bool acknowledges) => Acknowledges = acknowledges;

    public bool Acknowledges { get; }

    /// <summary>Everything received, replies too.</summary>
    public IReadOnlyList<JsonObject> Received => [.. _received];

    public IReadOnlyList<JsonObject> Updates => [.. _received.Where(message => message["type"]!.GetValue<string>() == "update")];

    /// <summary>The lines of the list, by raw id.</summary>
    public IReadOnlyDictionary<string, JsonObject> People => _people;

    /// <summary>Ends when the socket is closed; <see langword="null"/> when it was cut.</summary>
    public Task<WebSocketCloseStatus?> Closed => _closed.Task.OrTimeoutAsync();

    public string State => Self("state")!.GetValue<string>();

    public string CallId => Self("callId")!.GetValue<string>();

    public (int Code, int SubCode)? EndReason => GetReason(Self("endReason"));

    public static async Task<SeatClient> ConnectAsync(Uri endpoint, bool acknowledges = true)
    {
        SeatClient client = new(acknowledges);
        await client._socket.ConnectAsync(new UriBuilder(new Uri(endpoint, "emulator/seats")) { Scheme = "ws" }.Uri, CurrentTest.Token);
        client._receiving = Task.Run(client.ReceiveAllAsync, CurrentTest.Token);
        return client;
    }

    public static (int Code, int SubCode)? GetReason(JsonNode? reason) => reason is null ? null : (reason["code"]!.GetValue<int>(), reason["subCode"]!.GetValue<int>());

    /// <summary>The newest value of a member of the updates.</summary>
    public JsonNode? Self(string member) => Updates.LastOrDefault(update => update.ContainsKey(member))?[member];

    public bool Is(string member) => Self(member)!.GetValue<bool>();

    /// <summary>The lines about somebody, oldest first, also of the time before they were removed.</summary>
    public IReadOnlyList<JsonNode> LinesOf(string rawId) =>
        [.. Updates.SelectMany(update => update["participants"]?.AsArray() ?? []).Where(line => line!["id"]!.GetValue<string>() == rawId).Select(line => line!)];

    public string[] StatesOf(string rawId) => [.. LinesOf(rawId).Select(line => line["state"]!.GetValue<string>())];

    public bool HasRemoved(string rawId) => Updates.SelectMany(update => update["removed"]?.AsArray() ?? []).Any(id => id!.GetValue<string>() == rawId);

    /// <summary>Asks something and waits for the reply.</summary>
    public async Task<SeatReply> AskAsync(string type, JsonObject? more = null)
    {
        long id = Interlocked.Increment(ref _lastId);
        JsonObject message = more ?? [];
        message["type"] = type;
        message["id"] = id;
        TaskCompletionSource<SeatReply> replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests[id] = replied;
        await SendAsync(message.ToJsonString());
        return await replied.Task.OrTimeoutAsync();
    }

    public Task<SeatReply> AskAsync(string type, string participant, string? alternateCallerId = null)
    {
        JsonObject more = new() { ["participant"] = participant };
        if (alternateCallerId is not null)
        {
            more["alternateCallerId"] = alternateCallerId;
        }

        return AskAsync(type, more);
    }

    /// <summary>Does what nothing refuses.</summary>
    public async Task DoAsync(string type, JsonObject? more = null) => (await AskAsync(type, more)).Expect();

    public Task DoAsync(string type, bool isSpeaking) => DoAsync(type, new JsonObject { ["isSpeaking"] = isSpeaking });

    public async Task SendAsync(string text)
    {
        await _sending.WaitAsync(CurrentTest.Token);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Closes the socket properly, without leaving the call.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Vanishes.</summary>
    public void Vanish() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAllAsync()
    {
        byte[] buffer = new byte[1024 * 1024];
        WebSocketCloseStatus? status = null;
        try
        {
            while (await ReceiveAsync(buffer) is { } text)
            {
                Take(JsonNode.Parse(text)!.AsObject());
                if (Acknowledges)
                {
                    await SendAsync("""{"type":"seen"}""");
                }
            }

            status = _socket.CloseStatus;
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            _socket.Abort();
        }

        _closed.TrySetResult(status);
        foreach (TaskCompletionSource<SeatReply> waiting in _requests.Values)
        {
            waiting.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    private async Task<string?> ReceiveAsync(byte[] buffer)
    {
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>Applies the lines first, then who is removed.</summary>
    private void Take(JsonObject message)
    {
        _received.Enqueue(message);
        if (message["type"]!.GetValue<string>() == "reply" && _requests.TryRemove(message["id"]!.GetValue<long>(), out TaskCompletionSource<SeatReply>? request))
        {
            request.TrySetResult(new SeatReply(message));
        }

        foreach (JsonNode? line in message["participants"]?.AsArray() ?? [])
        {
            _people[line!["id"]!.GetValue<string>()] = line.AsObject();
        }

        foreach (JsonNode? rawId in message["removed"]?.AsArray() ?? [])
        {
            _people.TryRemove(rawId!.GetValue<string>(), out _);
        }
    }
}

/// <summary>The reply to a seat's request.</summary>
public sealed record SeatReply(JsonNode Json)
{
    /// <summary>The code and subcode of the error; <see langword="null"/> when there is none.</summary>
    public (int Code, int SubCode)? Error => Json["error"] is { } error ? (error["code"]!.GetValue<int>(), error["subCode"]!.GetValue<int>()) : null;

    public string Message => Json["error"]!["message"]!.GetValue<string>();

    public SeatReply Expect()
    {
        Assert.True(Error is null, $"Expected no error, got {Json.ToJsonString()}");
        return this;
    }

    public SeatReply ExpectError(int code, int subCode)
    {
        Assert.Equal((code, subCode), Error);
        Assert.NotEmpty(Message);
        return this;
    }
}
