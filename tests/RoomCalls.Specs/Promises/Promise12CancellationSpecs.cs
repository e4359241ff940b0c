using System.Reflection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Promises;

public sealed class Promise12CancellationSpecs
{
    private static readonly TimeSpan VeryLate = TimeSpan.FromHours(1);

    private static readonly Type[] Surface =
    [
        typeof(IRoomCallManager), typeof(IRoomCall), typeof(RoomAdministration), typeof(UserAdministration),
        typeof(RoomCallManagerExtensions), typeof(RoomCallExtensions), typeof(CallMedia), typeof(RoomCallOperation<>),
    ];

    /// <summary>Every method there is: the operation that it leads to, and how to call it.</summary>
    private static readonly Dictionary<string, (string Operation, Func<CallContext, CancellationToken, Task> Act)> Methods = new()
    {
        ["IRoomCallManager.ConnectAsync"] = ("Connect", (s, ct) => s.Fixture.Manager.ConnectAsync(new ConnectCall(CallLocator.Room(s.OtherRoom.Id)), ct)),
        ["IRoomCallManager.AttachAsync"] = ("GetCall", (s, ct) => s.Fixture.Manager.AttachAsync(new AttachCall("another-connection"), ct)),
        ["IRoomCallManager.ExecuteAsync"] = ("ListRooms", (s, ct) => s.Fixture.Manager.ExecuteAsync(new ListRooms(), ct)),
        ["IRoomCallManager.JoinAsync"] = ("IssueAccessToken", (s, ct) => s.Fixture.Manager.JoinAsync(new JoinCall(s.Fixture.Locator, s.Fixture.Manager.Users.CreateSeatUser(s.Fixture.Bob)), ct)),
        ["IRoomCallManager.ReceiveAsync"] = (string.Empty, (s, ct) => s.Fixture.Manager.ReceiveAsync(s.Callback, ct).AsTask()),
        ["IRoomCallManager.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Fixture.Manager.ListenAsync(null, ct))),
        ["IRoomCall.ExecuteAsync"] = ("ListParticipants", (s, ct) => s.Call.ExecuteAsync(new ListParticipants(), ct)),
        ["IRoomCall.CanAsync"] = ("ListRoomParticipants", (s, ct) => s.Call.ForActor(RoomCallActor.Participant(s.Fixture.Alice)).CanAsync(new HangUpForEveryone(), ct)),
        ["IRoomCall.StartAsync"] = ("AddParticipant", (s, ct) => s.Call.StartAsync(new AddParticipant(KnownPhones.Answering), ct)),
        ["IRoomCall.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Call.ListenAsync(null, ct))),
        ["RoomAdministration.CreateAsync"] = ("CreateRoom", (s, ct) => s.Fixture.Manager.Rooms.CreateAsync(new CreateRoom(), ct)),
        ["RoomAdministration.GetAsync"] = ("GetRoom", (s, ct) => s.Fixture.Manager.Rooms.GetAsync(s.Fixture.Room.Id, ct)),
        ["RoomAdministration.ListParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => ReadAsync(s.Fixture.Manager.Rooms.ListParticipantsAsync(s.Fixture.Room.Id, ct))),
        ["RoomAdministration.ListAsync"] = ("ListRooms", (s, ct) => ReadAsync(s.Fixture.Manager.Rooms.ListAsync(ct))),
        ["RoomAdministration.UpdateAsync"] = ("UpdateRoom", (s, ct) => s.Fixture.Manager.Rooms.UpdateAsync(new UpdateRoom(s.OtherRoom.Id) { PstnDialOutEnabled = true }, ct)),
        ["RoomAdministration.DeleteAsync"] = ("DeleteRoom", (s, ct) => s.Fixture.Manager.Rooms.DeleteAsync(s.OtherRoom.Id, ct)),
        ["RoomAdministration.UpdateParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => s.Fixture.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(s.OtherRoom.Id) { Remove = [s.Fixture.Alice] }, ct)),
        ["RoomAdministration.SetParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => s.Fixture.Manager.Rooms.SetParticipantsAsync(s.OtherRoom.Id, [], ct)),
        ["UserAdministration.CreateWithTokenAsync"] = ("CreateIdentity", (s, ct) => s.Fixture.Manager.Users.CreateWithTokenAsync(new CreateUserWithToken(), ct)),
        ["UserAdministration.RevokeTokensAsync"] = ("RevokeAccessTokens", (s, ct) => s.Fixture.Manager.Users.RevokeTokensAsync(s.Fixture.Alice, ct)),
        ["UserAdministration.DeleteAsync"] = ("DeleteIdentity", (s, ct) => s.Fixture.Manager.Users.DeleteAsync(s.Fixture.Alice, ct)),
        ["UserAdministration.CreateAsync"] = ("CreateIdentity", (s, ct) => s.Fixture.Manager.Users.CreateAsync(ct)),
        ["UserAdministration.IssueTokenAsync"] = ("IssueAccessToken", (s, ct) => s.Fixture.Manager.Users.IssueTokenAsync(new IssueUserToken(s.Fixture.Alice), ct)),
        ["RoomCallManagerExtensions.ConnectAsync"] = ("Connect", (s, ct) => s.Fixture.Manager.ConnectAsync(CallLocator.Room(s.OtherRoom.Id), ct)),
        ["RoomCallManagerExtensions.JoinAsync"] = ("IssueAccessToken", (s, ct) => s.Fixture.Manager.JoinAsync(s.Fixture.Locator, s.Fixture.Manager.Users.CreateSeatUser(s.Fixture.Bob), ct)),
        ["RoomCallManagerExtensions.AttachAsync"] = ("GetCall", (s, ct) => s.Fixture.Manager.AttachAsync("another-connection", ct)),
        ["RoomCallExtensions.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Call.ListenAsync(ct))),
        ["RoomCallExtensions.AddParticipantAsync"] = ("AddParticipant", (s, ct) => s.Call.AddParticipantAsync(KnownPhones.Answering, ct)),
        ["RoomCallExtensions.CancelAddParticipantAsync"] = ("CancelAddParticipant", (s, ct) => s.Call.CancelAddParticipantAsync("none", ct)),
        ["RoomCallExtensions.RemoveParticipantAsync"] = ("RemoveParticipant", (s, ct) => s.Call.RemoveParticipantAsync(s.Fixture.Bob, ct)),
        ["RoomCallExtensions.MuteParticipantAsync"] = ("MuteParticipants", (s, ct) => s.Call.MuteParticipantAsync(s.Fixture.Bob, ct)),
        ["RoomCallExtensions.ListParticipantsAsync"] = ("ListParticipants", (s, ct) => s.Call.ListParticipantsAsync(ct)),
        ["RoomCallExtensions.GetParticipantAsync"] = ("GetParticipant", (s, ct) => s.Call.GetParticipantAsync(s.Fixture.Bob, ct)),
        ["RoomCallExtensions.HangUpAsync"] = ("HangUp", (s, ct) => s.Call.HangUpAsync(ct)),
        ["RoomCallExtensions.HangUpForEveryoneAsync"] = ("Terminate", (s, ct) => s.Call.HangUpForEveryoneAsync(ct)),
        ["CallMedia.SendDtmfAsync"] = ("SendDtmfTones", (s, ct) => s.Call.Media.SendDtmfAsync(KnownPhones.Answering, DtmfTones.Parse("1"), ct)),
        ["RoomCallOperation`1.CancelAsync"] = ("CancelAddParticipant", (s, ct) => s.Ringing.CancelAsync(ct)),
    };

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    [Fact]
    public void Promise_12_every_async_method_takes_a_token_last()
    {
        MethodInfo[] methods = [.. Surface.SelectMany(AsyncMethodsOf)];

        Assert.All(methods, m => Assert.Equal(typeof(CancellationToken), m.GetParameters().LastOrDefault()?.ParameterType));
        Assert.Equal(methods.Select(NameOf).Distinct().Order(), Methods.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task Promise_12_a_token_that_is_cancelled_already_stops_before_anything_is_sent(string method)
    {
        await using CallContext context = await CallContext.BuildAsync();
        (string operation, Func<CallContext, CancellationToken, Task> act) = Methods[method];
        int before = context.Fixture.Requests(operation).Count;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => act(context, new CancellationToken(canceled: true)));

        await context.Fixture.SettleAsync();
        Assert.Equal(before, context.Fixture.Requests(operation).Count);
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task Promise_12_a_token_that_is_cancelled_on_the_way_stops_at_once(string method)
    {
        await using CallContext context = await CallContext.BuildAsync();
        (string operation, Func<CallContext, CancellationToken, Task> act) = Methods[method];
        int before = context.Fixture.Requests(operation).Count;
        if (operation.Length > 0)
        {
            context.Fixture.Fault(operation, EmulatorFault.Delay(VeryLate));
            context.Fixture.Fault(operation, EmulatorFault.Lose());
        }

        using CancellationTokenSource source = new();
        DateTimeOffset began = context.Fixture.Clock.GetUtcNow();
        Task acting = act(context, source.Token);
        await context.Fixture.SettleAsync();
        Assert.False(acting.IsCompleted);
        Assert.Equal(before + (operation.Length > 0 ? 1 : 0), context.Fixture.Requests(operation).Count);
        await source.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acting.OrTimeoutAsync());

        Assert.True(cancelled.CancellationToken.IsCancellationRequested);
        Assert.Equal(began, context.Fixture.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Promise_12_a_token_that_is_cancelled_already_gives_no_handle_on_a_call_that_is_held()
    {
        await using EmulatorFixture fixture = await EmulatorFixture.StartAsync();
        await using IRoomCall call = await fixture.ConnectAsync();
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Manager.ConnectAsync(fixture.Locator, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Manager.AttachAsync(call.ConnectionId!.Value, cancelled));
    }

    private static IEnumerable<MethodInfo> AsyncMethodsOf(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.ReturnType.Name is "Task" or "Task`1" or "ValueTask" or "ValueTask`1" or "IAsyncEnumerable`1");

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> events)
    {
        await foreach (T _ in events)
        {
        }
    }

    /// <summary>A call with a phone in it and another that rings, and a second room to connect to.</summary>
    private sealed class CallContext : IAsyncDisposable
    {
        public required EmulatorFixture Fixture { get; init; }

        public required IRoomCall Call { get; init; }

        public required Room OtherRoom { get; init; }

        public required RoomCallOperation<RoomCallParticipant> Ringing { get; init; }

        /// <summary>A callback whose body does not come.</summary>
        public CallbackRequest Callback => new(new HangingStream()) { ContentType = "application/json", Query = Fixture.CallbackUriOf(Call).Query };

        public static async Task<CallContext> BuildAsync()
        {
            EmulatorFixture fixture = await EmulatorFixture.StartAsync(options: o => o.Resilience.AttemptTimeout = TimeSpan.FromMinutes(5));
            IRoomCall call = await fixture.ConnectAsync();
            await fixture.AdvanceToResultAsync(call.AddParticipantAsync(KnownPhones.Answering, CurrentTest.Token));
            return new CallContext
            {
                Fixture = fixture,
                Call = call,
                OtherRoom = await fixture.OpenRoomAsync(),
                Ringing = await call.StartAsync(new AddParticipant(KnownPhones.NeverAnswering), CurrentTest.Token),
            };
        }

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }
}
