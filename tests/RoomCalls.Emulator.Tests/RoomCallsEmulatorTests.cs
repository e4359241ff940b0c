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
        using SignedHttpClient client = new(emulator.Endpoint, emulator.AccessKey);
        Task<ServiceResponse> early = client.SendAsync("GET", "/rooms?api-version=2025-03-13");
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
        EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.ConnectedAsync();
        (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        (await fixture.AddPhoneAsync(connection, "+15005550105")).Expect(202);
        await fixture.AdvanceAsync(1);
        fixture.Emulator.Faults.Add(EmulatorFault.Delay(TimeSpan.FromSeconds(30)).ForOperation("GetCall"));
        Task<ServiceResponse> hanging = fixture.CallAsync("GET", connection, "");
        while (fixture.Emulator.Faults.Pending.Count > 0)
        {
            await Task.Yield();
        }

        await fixture.Emulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
        Assert.Equal(0, fixture.Clock!.PendingTimers);
        int sent = fixture.Callbacks.All.Count;
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(sent, fixture.Callbacks.All.Count);
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_does_not_wait_for_a_receiver_that_never_answers()
    {
        EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        TaskCompletionSource<int> never = new();
        TaskCompletionSource asked = new();
        fixture.Callbacks.Answer = _ =>
        {
            asked.TrySetResult();
            return never.Task;
        };
        await fixture.ConnectAsync(await fixture.OpenRoomAsync());
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await fixture.Emulator.DisposeAsync();
        never.SetResult(200);
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task Reset_forgets_everything_but_endpoint_and_key()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.OpenRoomAsync();
        string connection = await fixture.ConnectedAsync(roomId);
        (await fixture.AddPhoneAsync(connection, "+15005550103")).Expect(202);
        fixture.Emulator.Faults.Add(EmulatorFault.Drop());
        fixture.Emulator.Reset();
        Assert.Empty(fixture.Emulator.Ledger.Entries);
        Assert.Empty(fixture.Emulator.Requests);
        Assert.Empty(fixture.Emulator.Deliveries);
        Assert.Empty(fixture.Emulator.Faults.Pending);
        Assert.Equal(0, fixture.Clock!.PendingTimers);
        (await fixture.CallAsync("GET", connection, "")).ExpectError(404, "8522");
        (await fixture.Client.SendAsync("GET", $"/rooms/{roomId}?api-version=2025-03-13")).ExpectError(404, "NotFound");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_and_key()
    {
        List<string> ids = [];
        for (int run = 0; run < 2; run++)
        {
            await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync(options => options.Seed = 7);
            string id = await fixture.ConnectedAsync();
            ids.Add($"{fixture.Emulator.AccessKey} {fixture.Emulator.ResourceId} {id} {fixture.Emulator.Ledger.Entries[0].RoomId}");
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
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.CreateRoomAsync(users: EmulatorHttpFixture.Alice);
        await RefusedAsync(404, 0, "99000000000000000", EmulatorHttpFixture.Alice);
        await RefusedAsync(403, 5828, roomId, EmulatorHttpFixture.Bob);
        await RefusedAsync(403, 5830, roomId, "4:+14255550100");
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Alice);
        await fixture.JoinAsync(roomId, EmulatorHttpFixture.Alice);
        Assert.Single(fixture.Emulator.Ledger.GetEntries(LedgerKind.Joined));
        await fixture.AdvanceAsync(TimeSpan.FromDays(180).TotalSeconds);
        await RefusedAsync(403, 5829, roomId, EmulatorHttpFixture.Alice);

        async Task RefusedAsync(int status, int subCode, string room, string user)
        {
            EmulatorRefusalException refused = await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.JoinAsync(room, user));
            Assert.Equal((status, subCode), (refused.Status, refused.SubCode));
        }
    }

    [Fact]
    public async Task Leaving_without_being_there_does_nothing()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string roomId = await fixture.CreateRoomAsync(users: EmulatorHttpFixture.Alice);
        await fixture.LeaveAsync(roomId, EmulatorHttpFixture.Alice);
        await Assert.ThrowsAsync<EmulatorRefusalException>(() => fixture.LeaveAsync("99000000000000000", EmulatorHttpFixture.Alice));
        Assert.Empty(fixture.Emulator.Ledger.Entries);
    }

    [Fact]
    public async Task The_ledger_records_the_story_and_masks_numbers_when_printed()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string connection = await fixture.WithPhoneAsync("+14255550100");
        (await fixture.CallAsync("POST", connection, ":terminate")).Expect(204);
        Assert.Equal(
            [LedgerKind.CallStarted, LedgerKind.Joined, LedgerKind.Connected, LedgerKind.Dialed, LedgerKind.Joined, LedgerKind.Terminated, LedgerKind.Left, LedgerKind.Left, LedgerKind.CallEnded],
            fixture.Emulator.Ledger.Entries.Select(entry => entry.Kind));
        LedgerEntry dialled = fixture.Emulator.Ledger.GetEntries(LedgerKind.Dialed).Single();
        Assert.Equal(("4:+14255550100", connection), (dialled.RawId, dialled.CallConnectionId));
        Assert.DoesNotContain("55550100", dialled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_rooms_are_no_burden()
    {
        await using EmulatorHttpFixture fixture = await EmulatorHttpFixture.StartAsync();
        string[] ids = new string[1000];
        for (int number = 0; number < ids.Length; number++)
        {
            ids[number] = (await fixture.Client.SendAsync("POST", "/rooms?api-version=2025-03-13", new JsonObject())).Expect(201)["id"];
        }

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.Equal(1000, fixture.Emulator.Requests.Count);
    }
}
