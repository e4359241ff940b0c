using System.Text.Json.Nodes;

namespace RoomCalls.Emulator.Tests.Support;

/// <content>Users with tokens, and their seats.</content>
public sealed partial class Stage
{
    private readonly List<SeatClient> _seats = [];

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
    public async Task<(SeatClient Seat, SeatAnswer Answer)> TrySitAsync(string token, string? roomId, Action<JsonObject>? change = null)
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
        (SeatClient seat, SeatAnswer answer) = await TrySitAsync(await TokenOfAsync(userId), roomId, change);
        answer.Expect();
        await SettleAsync();
        return seat;
    }

    /// <summary>A presenter and an attendee in their seats.</summary>
    public async Task<Meeting> MeetAsync(string other = "Attendee")
    {
        (string roomId, string[] users) = await CreateRoomOfAsync("Presenter", other);
        return new Meeting(this, roomId, users[0], users[1], await SitAsync(roomId, users[0]), await SitAsync(roomId, users[1]));
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
}
