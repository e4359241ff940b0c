using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <summary>An emulator as its clients see it: signed requests, callbacks that are received, and seats over sockets.</summary>
public sealed class EmulatorHttpFixture : IAsyncDisposable
{
    public const string CallerId = "+15005550999";
    public const string Alice = "8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-000000000001";
    public const string Bob = "8:acs:11111111-1111-4111-8111-111111111111_00000001-aaaa-bbbb-cccc-000000000002";

    private readonly List<SeatClient> _seats = [];

    private EmulatorHttpFixture(RoomCallsEmulator emulator, CallbackReceiver callbacks, EmulatorClock? clock)
    {
        Emulator = emulator;
        Callbacks = callbacks;
        Clock = clock;
        Client = new SignedHttpClient(emulator.Endpoint, emulator.AccessKey);
    }

    public RoomCallsEmulator Emulator { get; }

    public CallbackReceiver Callbacks { get; }

    public SignedHttpClient Client { get; }

    public EmulatorClock? Clock { get; }

    /// <summary>Starts on virtual time.</summary>
    public static Task<EmulatorHttpFixture> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        EmulatorClock clock = new();
        EmulatorOptions options = new() { TimeProvider = clock, CallbackTimeout = EmulatorFixture.CallbackTimeout };
        configure?.Invoke(options);
        return StartAsync(options, clock);
    }

    /// <summary>Starts on real time.</summary>
    public static Task<EmulatorHttpFixture> StartRealAsync(EmulatorOptions? options = null) => StartAsync(options ?? new EmulatorOptions { CallbackTimeout = EmulatorFixture.CallbackTimeout }, null);

    public Task AdvanceAsync(double seconds) => Emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), CurrentTest.Token);

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

    public Task JoinAsync(string roomId, string userId) => Emulator.JoinAsync(roomId, userId, CurrentTest.Token);

    public Task LeaveAsync(string roomId, string userId) => Emulator.LeaveAsync(roomId, userId, CurrentTest.Token);

    public JsonObject ConnectBody(string roomId, string? context = null)
    {
        JsonObject body = new()
        {
            ["callLocator"] = new JsonObject { ["kind"] = "roomCallLocator", ["roomId"] = roomId },
            ["callbackUri"] = Callbacks.Uri.AbsoluteUri,
        };
        if (context is not null)
        {
            body["operationContext"] = context;
        }

        return body;
    }

    public Task<ServiceResponse> ConnectAsync(string roomId, string? context = null) =>
        Client.SendAsync("POST", "/calling/callConnections:connect?api-version=2026-03-12", ConnectBody(roomId, context));

    /// <summary>A connection whose first two events have been read.</summary>
    public async Task<string> ConnectedAsync(string? roomId = null)
    {
        string id = (await ConnectAsync(roomId ?? await OpenRoomAsync())).Expect(200)["callConnectionId"];
        await Callbacks.NextAsync("CallConnected");
        await Callbacks.NextAsync("ParticipantsUpdated");
        return id;
    }

    /// <summary>A connection to a call in which a phone is, too.</summary>
    public async Task<string> WithPhoneAsync(string number)
    {
        string id = await ConnectedAsync();
        (await AddPhoneAsync(id, number)).Expect(202);
        await AdvanceAsync(1);
        await Callbacks.NextAsync("AddParticipantSucceeded");
        await Callbacks.NextAsync("ParticipantsUpdated");
        return id;
    }

    public Task<ServiceResponse> CallAsync(string method, string connectionId, string suffix, JsonNode? body = null, string? repeatId = null) =>
        Client.SendAsync(method, $"/calling/callConnections/{connectionId}{suffix}?api-version={SignedHttpClient.CallVersion}", body, repeatId);

    public Task<ServiceResponse> AddPhoneAsync(string connectionId, string number, Action<JsonObject>? change = null, string? repeatId = null)
    {
        JsonObject body = new()
        {
            ["participantToAdd"] = Phone(number),
            ["sourceCallerIdNumber"] = new JsonObject { ["value"] = CallerId },
        };
        change?.Invoke(body);
        return CallAsync("POST", connectionId, "/participants:add", body, repeatId);
    }

    public Task<ServiceResponse> AddUserAsync(string connectionId, string userId) =>
        CallAsync("POST", connectionId, "/participants:add", new JsonObject { ["participantToAdd"] = User(userId) });

    public static JsonObject Phone(string number) =>
        new() { ["kind"] = "phoneNumber", ["rawId"] = "4:" + number, ["phoneNumber"] = new JsonObject { ["value"] = number } };

    public static JsonObject User(string id) =>
        new() { ["kind"] = "communicationUser", ["rawId"] = id, ["communicationUser"] = new JsonObject { ["id"] = id } };

    public async Task<string> CreateUserAsync() =>
        (await Client.SendAsync("POST", "/identities?api-version=2025-06-30", new JsonObject())).Expect(201).Json["identity"]!["id"]!.GetValue<string>();

    public async Task<string> TokenOfAsync(string userId, int minutes = 1440, params string[] scopes)
    {
        JsonObject body = new()
        {
            ["scopes"] = new JsonArray([.. (scopes.Length > 0 ? scopes : ["voip"]).Select(scope => JsonValue.Create(scope))]),
            ["expiresInMinutes"] = minutes,
        };
        return (await Client.SendAsync("POST", $"/identities/{userId}/:issueAccessToken?api-version=2025-06-30", body)).Expect(200)["token"];
    }

    /// <summary>A room, and a new user for each role.</summary>
    public async Task<(string RoomId, string[] Users)> CreateRoomOfAsync(params string[] roles)
    {
        string[] users = new string[roles.Length];
        JsonObject participants = [];
        for (int i = 0; i < roles.Length; i++)
        {
            participants[users[i] = await CreateUserAsync()] = new JsonObject { ["role"] = roles[i] };
        }

        JsonObject body = new() { ["pstnDialOutEnabled"] = true, ["participants"] = participants };
        return ((await Client.SendAsync("POST", "/rooms?api-version=2025-03-13", body)).Expect(201)["id"], users);
    }

    /// <summary>A socket, without a seat as yet.</summary>
    public async Task<SeatClient> OpenSeatAsync(bool acknowledges = true)
    {
        SeatClient client = await SeatClient.ConnectAsync(Emulator.Endpoint, acknowledges);
        _seats.Add(client);
        return client;
    }

    /// <summary>Asks for a seat.</summary>
    public async Task<(SeatClient Seat, SeatReply Answer)> TrySitAsync(string token, string? roomId, Action<JsonObject>? change = null)
    {
        SeatClient client = await OpenSeatAsync();
        JsonObject join = new() { ["token"] = token, ["acknowledges"] = client.Acknowledges };
        if (roomId is not null)
        {
            join["roomId"] = roomId;
        }

        change?.Invoke(join);
        return (client, await client.AskAsync("join", join));
    }

    /// <summary>A seat of a user in the call of a room.</summary>
    public async Task<SeatClient> SitAsync(string? roomId, string userId, Action<JsonObject>? change = null)
    {
        (SeatClient seat, SeatReply answer) = await TrySitAsync(await TokenOfAsync(userId), roomId, change);
        answer.Expect();
        await SettleAsync();
        return seat;
    }

    /// <summary>A presenter and an attendee in their seats.</summary>
    public async Task<TwoSeatCall> StartTwoSeatCallAsync(string other = "Attendee")
    {
        (string roomId, string[] users) = await CreateRoomOfAsync("Presenter", other);
        return new TwoSeatCall(this, roomId, users[0], users[1], await SitAsync(roomId, users[0]), await SitAsync(roomId, users[1]));
    }

    public async Task SetRoleAsync(string roomId, string userId, string? role)
    {
        JsonObject participants = new() { [userId] = role is null ? null : new JsonObject { ["role"] = role } };
        JsonObject body = new() { ["participants"] = participants };
        (await Client.SendAsync("PATCH", $"/rooms/{roomId}/participants?api-version=2025-03-13", body)).Expect(200);
        await SettleAsync();
    }

    public async Task SetDialOutAsync(string roomId, bool isEnabled)
    {
        (await Client.SendAsync("PATCH", $"/rooms/{roomId}?api-version=2025-03-13", new JsonObject { ["pstnDialOutEnabled"] = isEnabled })).Expect(200);
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        foreach (SeatClient seat in _seats)
        {
            await seat.DisposeAsync();
        }

        await Callbacks.DisposeAsync();
        Client.Dispose();
    }

    private static async Task<EmulatorHttpFixture> StartAsync(EmulatorOptions options, EmulatorClock? clock)
    {
        CallbackReceiver callbacks = await CallbackReceiver.StartAsync();
        return new EmulatorHttpFixture(await RoomCallsEmulator.StartNewAsync(options, CurrentTest.Token), callbacks, clock);
    }
}
