using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>An emulator, a client and a receiver of callbacks, and the words the tests use.</summary>
public sealed partial class Stage : IAsyncDisposable
{
    public const string CallerId = "+15005550999";
    public const string Alice = "8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-000000000001";
    public const string Bob = "8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-000000000002";

    /// <summary>Real time, also on a virtual clock: so long that a busy machine does not make a callback come twice.</summary>
    private static readonly TimeSpan LongCallbackTimeout = TimeSpan.FromMinutes(10);

    private Stage(RoomCallsEmulator emulator, CallbackSink sink, EmulatorClock? clock)
    {
        Emulator = emulator;
        Sink = sink;
        Clock = clock;
        Client = new ServiceClient(emulator.Endpoint, emulator.AccessKey);
    }

    public RoomCallsEmulator Emulator { get; }

    public CallbackSink Sink { get; }

    public ServiceClient Client { get; }

    public EmulatorClock? Clock { get; }

    /// <summary>Starts on virtual time.</summary>
    public static Task<Stage> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        EmulatorClock clock = new();
        EmulatorOptions options = new() { TimeProvider = clock, CallbackTimeout = LongCallbackTimeout };
        configure?.Invoke(options);
        return StartAsync(options, clock);
    }

    /// <summary>Starts on real time.</summary>
    public static Task<Stage> StartRealAsync(EmulatorOptions? options = null) => StartAsync(options ?? new EmulatorOptions { CallbackTimeout = LongCallbackTimeout }, null);

    public Task AdvanceAsync(double seconds) => Emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);

    public Task SettleAsync() => AdvanceAsync(0);

    public async Task<string> CreateRoomAsync(bool dialOut = true, params string[] users)
    {
        JsonObject participants = [];
        foreach (string user in users)
        {
            participants[user] = new JsonObject { ["role"] = "Presenter" };
        }

        JsonObject body = new() { ["pstnDialOutEnabled"] = dialOut, ["participants"] = participants };
        return (await Client.SendAsync("POST", "/rooms?api-version=2025-03-13", body)).Expect(201)["id"];
    }

    /// <summary>A room in which Alice is, and Bob could be.</summary>
    public async Task<string> OpenRoomAsync(bool dialOut = true)
    {
        string roomId = await CreateRoomAsync(dialOut, Alice, Bob);
        await JoinAsync(roomId, Alice);
        return roomId;
    }

    public Task JoinAsync(string roomId, string userId) => Emulator.JoinAsync(roomId, userId, TestContext.Current.CancellationToken);

    public Task LeaveAsync(string roomId, string userId) => Emulator.LeaveAsync(roomId, userId, TestContext.Current.CancellationToken);

    public JsonObject ConnectBody(string roomId, string? context = null)
    {
        JsonObject body = new()
        {
            ["callLocator"] = new JsonObject { ["kind"] = "roomCallLocator", ["roomId"] = roomId },
            ["callbackUri"] = Sink.Uri.AbsoluteUri,
        };
        if (context is not null)
        {
            body["operationContext"] = context;
        }

        return body;
    }

    public Task<ServiceAnswer> ConnectAsync(string roomId, string? context = null) =>
        Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", ConnectBody(roomId, context));

    /// <summary>A connection whose first two events have been read.</summary>
    public async Task<string> ConnectedAsync(string? roomId = null)
    {
        string id = (await ConnectAsync(roomId ?? await OpenRoomAsync())).Expect(200)["callConnectionId"];
        await Sink.NextAsync("CallConnected");
        await Sink.NextAsync("ParticipantsUpdated");
        return id;
    }

    /// <summary>A connection to a call in which a phone is, too.</summary>
    public async Task<string> WithPhoneAsync(string number)
    {
        string id = await ConnectedAsync();
        (await AddPhoneAsync(id, number)).Expect(202);
        await AdvanceAsync(1);
        await Sink.NextAsync("AddParticipantSucceeded");
        await Sink.NextAsync("ParticipantsUpdated");
        return id;
    }

    public Task<ServiceAnswer> CallAsync(string method, string connectionId, string suffix, JsonNode? body = null, string? repeatId = null) =>
        Client.SendAsync(method, $"/calling/callConnections/{connectionId}{suffix}?api-version={ServiceClient.CallVersion}", body, repeatId);

    public Task<ServiceAnswer> AddPhoneAsync(string connectionId, string number, Action<JsonObject>? change = null, string? repeatId = null)
    {
        JsonObject body = new()
        {
            ["participantToAdd"] = Phone(number),
            ["sourceCallerIdNumber"] = new JsonObject { ["value"] = CallerId },
        };
        change?.Invoke(body);
        return CallAsync("POST", connectionId, "/participants:add", body, repeatId);
    }

    public Task<ServiceAnswer> AddUserAsync(string connectionId, string userId) =>
        CallAsync("POST", connectionId, "/participants:add", new JsonObject { ["participantToAdd"] = User(userId) });

    public static JsonObject Phone(string number) =>
        new() { ["kind"] = "phoneNumber", ["rawId"] = "4:" + number, ["phoneNumber"] = new JsonObject { ["value"] = number } };

    public static JsonObject User(string id) =>
        new() { ["kind"] = "communicationUser", ["rawId"] = id, ["communicationUser"] = new JsonObject { ["id"] = id } };

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        foreach (SeatClient seat in _seats)
        {
            await seat.DisposeAsync();
        }

        await Sink.DisposeAsync();
        Client.Dispose();
    }

    private static async Task<Stage> StartAsync(EmulatorOptions options, EmulatorClock? clock)
    {
        CallbackSink sink = await CallbackSink.StartAsync();
        return new Stage(await RoomCallsEmulator.StartNewAsync(options, TestContext.Current.CancellationToken), sink, clock);
    }
}
