using System.Net.Sockets;
using System.Text.Json.Nodes;
using RoomCalls.Emulator.Tests.Support;

namespace RoomCalls.Emulator.Tests;

public sealed class RoomCallsEmulatorTests
{
    [Fact]
    public async Task The_connection_string_names_endpoint_and_key()
    {
        await using RoomCallsEmulator emulator = new();
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/$", emulator.Endpoint.AbsoluteUri);
        Assert.Equal($"endpoint={emulator.Endpoint.AbsoluteUri};accesskey={emulator.AccessKey}", emulator.ConnectionString);
        Assert.NotEmpty(Convert.FromBase64String(emulator.AccessKey));
    }

    [Fact]
    public async Task Requests_wait_until_it_is_started()
    {
        await using RoomCallsEmulator emulator = new();
        using ServiceClient client = new(emulator.Endpoint, emulator.AccessKey);
        Task<ServiceAnswer> early = client.SendAsync("GET", "/rooms?api-version=2025-03-13");
        await emulator.StartAsync(TestContext.Current.CancellationToken);
        await emulator.StartAsync(TestContext.Current.CancellationToken);
        (await early).Expect(200);
    }

    [Fact]
    public async Task A_taken_port_is_a_clear_error()
    {
        await using RoomCallsEmulator first = new();
        IOException taken = Assert.Throws<IOException>(() => new RoomCallsEmulator(new EmulatorOptions { Port = first.Endpoint.Port }));
        Assert.Contains(first.Endpoint.Port.ToString(null, null), taken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_emulator_frees_its_port_and_refuses_everything()
    {
        RoomCallsEmulator emulator = await RoomCallsEmulator.StartNewAsync(cancellationToken: TestContext.Current.CancellationToken);
        int port = emulator.Endpoint.Port;
        await emulator.DisposeAsync();
        await emulator.DisposeAsync();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Assert.Throws<SocketException>(() => socket.Connect("127.0.0.1", port));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => emulator.JoinAsync("r", "u", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => emulator.StartAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => emulator.AdvanceAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_emulator_that_never_started_can_be_disposed()
    {
        RoomCallsEmulator emulator = new();
        int port = emulator.Endpoint.Port;
        await emulator.DisposeAsync();
        await using RoomCallsEmulator next = new(new EmulatorOptions { Port = port });
        Assert.Equal(port, next.Endpoint.Port);
    }

    [Fact]
    public async Task Dispose_leaves_no_timer_and_sends_nothing_more()
    {
        Stage stage = await Stage.StartAsync();
        string connection = await stage.ConnectedAsync();
        (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        (await stage.AddPhoneAsync(connection, "+15005550105")).Expect(202);
        await stage.AdvanceAsync(1);
        stage.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(30)).ForOperation("GetCall"));
        Task<ServiceAnswer> hanging = stage.CallAsync("GET", connection, "");
        while (stage.Emulator.Faults.Pending.Count > 0)
        {
            await Task.Yield();
        }

        await stage.Emulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
        Assert.Equal(0, stage.Clock!.PendingTimers);
        int sent = stage.Sink.All.Count;
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(sent, stage.Sink.All.Count);
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_does_not_wait_for_a_receiver_that_never_answers()
    {
        Stage stage = await Stage.StartAsync();
        TaskCompletionSource<int> never = new();
        TaskCompletionSource asked = new();
        stage.Sink.Answer = _ =>
        {
            asked.TrySetResult();
            return never.Task;
        };
        await stage.ConnectAsync(await stage.OpenRoomAsync());
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await stage.Emulator.DisposeAsync();
        never.SetResult(200);
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task Reset_forgets_everything_but_endpoint_and_key()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.OpenRoomAsync();
        string connection = await stage.ConnectedAsync(roomId);
        (await stage.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        stage.Emulator.Faults.Add(EmulatorFault.Drop());
        stage.Emulator.Reset();
        Assert.Empty(stage.Emulator.Ledger.Entries);
        Assert.Empty(stage.Emulator.Requests);
        Assert.Empty(stage.Emulator.Deliveries);
        Assert.Empty(stage.Emulator.Faults.Pending);
        Assert.Equal(0, stage.Clock!.PendingTimers);
        (await stage.CallAsync("GET", connection, "")).ExpectError(404, "8522");
        (await stage.Client.SendAsync("GET", $"/rooms/{roomId}?api-version=2025-03-13")).ExpectError(404, "NotFound");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_and_key()
    {
        List<string> ids = [];
        for (int run = 0; run < 2; run++)
        {
            await using Stage stage = await Stage.StartAsync(options => options.Seed = 7);
            string id = await stage.ConnectedAsync();
            ids.Add($"{stage.Emulator.AccessKey} {stage.Emulator.ResourceId} {id} {stage.Emulator.Ledger.Entries[0].RoomId}");
        }

        Assert.Equal(ids[0], ids[1]);
        await using RoomCallsEmulator other = new(new EmulatorOptions { Seed = 8 });
        Assert.DoesNotContain(other.AccessKey, ids[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_the_options_are_reported_at_once()
    {
        EmulatorOptions options = new()
        {
            Port = 70_000,
            AccessKey = "not base64!",
            RingDuration = TimeSpan.FromSeconds(-1),
            DefaultInvitationTimeout = TimeSpan.Zero,
            ConnectDelay = TimeSpan.FromSeconds(-1),
            ToneDuration = TimeSpan.FromSeconds(-1),
            CallbackTimeout = TimeSpan.Zero,
            CallbackRetries = 11,
            CallbackRetryDelay = TimeSpan.FromSeconds(-1),
            RosterPageSize = 0,
            TimeProvider = null!,
            Host = null!,
        };
        string message = Assert.Throws<ArgumentException>(() => new RoomCallsEmulator(options)).Message;
        string[] names =
        [
            "Port", "AccessKey", "RingDuration", "DefaultInvitationTimeout", "ConnectDelay", "ToneDuration",
            "CallbackTimeout", "CallbackRetries", "CallbackRetryDelay", "RosterPageSize", "TimeProvider", "Host",
        ];
        foreach (string name in names)
        {
            Assert.Contains(name + " ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_user_joins_only_as_the_service_allows()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.CreateRoomAsync(users: Stage.Alice);
        await RefusedAsync(404, 0, "99000000000000000", Stage.Alice);
        await RefusedAsync(403, 5828, roomId, Stage.Bob);
        await RefusedAsync(403, 5830, roomId, "4:+14255550100");
        await stage.JoinAsync(roomId, Stage.Alice);
        await stage.JoinAsync(roomId, Stage.Alice);
        Assert.Single(stage.Emulator.Ledger.GetEntries(LedgerKind.Joined));
        await stage.AdvanceAsync(TimeSpan.FromDays(180).TotalSeconds);
        await RefusedAsync(403, 5829, roomId, Stage.Alice);

        async Task RefusedAsync(int status, int subCode, string room, string user)
        {
            EmulatorRefusalException refused = await Assert.ThrowsAsync<EmulatorRefusalException>(() => stage.JoinAsync(room, user));
            Assert.Equal((status, subCode), (refused.Status, refused.SubCode));
        }
    }

    [Fact]
    public async Task Leaving_without_being_there_does_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        string roomId = await stage.CreateRoomAsync(users: Stage.Alice);
        await stage.LeaveAsync(roomId, Stage.Alice);
        await Assert.ThrowsAsync<EmulatorRefusalException>(() => stage.LeaveAsync("99000000000000000", Stage.Alice));
        Assert.Empty(stage.Emulator.Ledger.Entries);
    }

    [Fact]
    public async Task The_ledger_tells_the_story_and_masks_numbers_when_printed()
    {
        await using Stage stage = await Stage.StartAsync();
        string connection = await stage.WithPhoneAsync("+14255550100");
        (await stage.CallAsync("POST", connection, ":terminate")).Expect(204);
        Assert.Equal(
            [LedgerKind.CallStarted, LedgerKind.Joined, LedgerKind.Connected, LedgerKind.Dialled, LedgerKind.Joined, LedgerKind.Terminated, LedgerKind.Left, LedgerKind.Left, LedgerKind.CallEnded],
            stage.Emulator.Ledger.Entries.Select(entry => entry.Kind));
        LedgerEntry dialled = stage.Emulator.Ledger.GetEntries(LedgerKind.Dialled).Single();
        Assert.Equal(("4:+14255550100", connection), (dialled.RawId, dialled.CallConnectionId));
        Assert.DoesNotContain("55550100", dialled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_rooms_are_no_burden()
    {
        await using Stage stage = await Stage.StartAsync();
        string[] ids = new string[1000];
        for (int number = 0; number < ids.Length; number++)
        {
            ids[number] = (await stage.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject())).Expect(201)["id"];
        }

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.Equal(1000, stage.Emulator.Requests.Count);
    }
}
