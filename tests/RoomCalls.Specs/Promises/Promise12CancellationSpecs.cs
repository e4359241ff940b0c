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
        typeof(IRoomCallManager), typeof(IRoomCall), typeof(IRooms), typeof(IRoomUsers),
        typeof(RoomCallManagerExtensions), typeof(RoomCallExtensions), typeof(CallMediaExtensions), typeof(RoomCallOperation<>),
    ];

    /// <summary>Every method there is: the operation that it leads to, and how to call it.</summary>
    private static readonly Dictionary<string, (string Operation, Func<Scene, CancellationToken, Task> Act)> Methods = new()
    {
        ["IRoomCallManager.ConnectAsync"] = ("Connect", (s, ct) => s.Stage.Manager.ConnectAsync(new ConnectCall(CallLocator.Room(s.OtherRoom.Id)), ct)),
        ["IRoomCallManager.AttachAsync"] = ("GetCall", (s, ct) => s.Stage.Manager.AttachAsync("another-connection", null, ct)),
        ["IRoomCallManager.JoinAsync"] = ("IssueAccessToken", (s, ct) => s.Stage.Manager.JoinAsync(new JoinCall(s.Stage.Locator, s.Stage.Manager.Users.SeatUser(s.Stage.Bob)), ct)),
        ["IRoomCallManager.ReceiveAsync"] = (string.Empty, (s, ct) => s.Stage.Manager.ReceiveAsync(s.Callback, ct).AsTask()),
        ["IRoomCallManager.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Stage.Manager.ListenAsync(null, ct))),
        ["IRoomCall.ExecuteAsync"] = ("ListParticipants", (s, ct) => s.Call.ExecuteAsync(new ListParticipants(), ct)),
        ["IRoomCall.CanAsync"] = ("ListRoomParticipants", (s, ct) => s.Call.ForActor(RoomCallActor.Participant(s.Stage.Alice)).CanAsync(new HangUpForEveryone(), ct)),
        ["IRoomCall.StartAsync"] = ("AddParticipant", (s, ct) => s.Call.StartAsync(new AddParticipant(Phones.Answering), ct)),
        ["IRoomCall.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Call.ListenAsync(null, ct))),
        ["IRooms.CreateAsync"] = ("CreateRoom", (s, ct) => s.Stage.Manager.Rooms.CreateAsync(new CreateRoom(), ct)),
        ["IRooms.GetAsync"] = ("GetRoom", (s, ct) => s.Stage.Manager.Rooms.GetAsync(s.Stage.Room.Id, ct)),
        ["IRooms.ListParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => s.Stage.Manager.Rooms.ListParticipantsAsync(s.Stage.Room.Id, ct)),
        ["IRooms.ListAsync"] = ("ListRooms", (s, ct) => s.Stage.Manager.Rooms.ListAsync(ct)),
        ["IRooms.UpdateAsync"] = ("UpdateRoom", (s, ct) => s.Stage.Manager.Rooms.UpdateAsync(new UpdateRoom(s.OtherRoom.Id) { PstnDialOutEnabled = true }, ct)),
        ["IRooms.DeleteAsync"] = ("DeleteRoom", (s, ct) => s.Stage.Manager.Rooms.DeleteAsync(s.OtherRoom.Id, ct)),
        ["IRooms.UpdateParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => s.Stage.Manager.Rooms.UpdateParticipantsAsync(new UpdateRoomParticipants(s.OtherRoom.Id) { Remove = [s.Stage.Alice] }, ct)),
        ["IRooms.SetParticipantsAsync"] = ("ListRoomParticipants", (s, ct) => s.Stage.Manager.Rooms.SetParticipantsAsync(s.OtherRoom.Id, [], ct)),
        ["IRoomUsers.CreateWithTokenAsync"] = ("CreateIdentity", (s, ct) => s.Stage.Manager.Users.CreateWithTokenAsync(new CreateUserAndToken(), ct)),
        ["IRoomUsers.RevokeTokensAsync"] = ("RevokeAccessTokens", (s, ct) => s.Stage.Manager.Users.RevokeTokensAsync(s.Stage.Alice, ct)),
        ["IRoomUsers.DeleteAsync"] = ("DeleteIdentity", (s, ct) => s.Stage.Manager.Users.DeleteAsync(s.Stage.Alice, ct)),
        ["IRoomUsers.CreateAsync"] = ("CreateIdentity", (s, ct) => s.Stage.Manager.Users.CreateAsync(ct)),
        ["IRoomUsers.IssueTokenAsync"] = ("IssueAccessToken", (s, ct) => s.Stage.Manager.Users.IssueTokenAsync(new IssueUserToken(s.Stage.Alice), ct)),
        ["RoomCallManagerExtensions.ConnectAsync"] = ("Connect", (s, ct) => s.Stage.Manager.ConnectAsync(CallLocator.Room(s.OtherRoom.Id), ct)),
        ["RoomCallManagerExtensions.JoinAsync"] = ("IssueAccessToken", (s, ct) => s.Stage.Manager.JoinAsync(s.Stage.Locator, s.Stage.Manager.Users.SeatUser(s.Stage.Bob), ct)),
        ["RoomCallManagerExtensions.AttachAsync"] = ("GetCall", (s, ct) => s.Stage.Manager.AttachAsync("another-connection", ct)),
        ["RoomCallExtensions.ListenAsync"] = (string.Empty, (s, ct) => ReadAsync(s.Call.ListenAsync(ct))),
        ["RoomCallExtensions.AddParticipantAsync"] = ("AddParticipant", (s, ct) => s.Call.AddParticipantAsync(Phones.Answering, ct)),
        ["RoomCallExtensions.CancelAddParticipantAsync"] = ("CancelAddParticipant", (s, ct) => s.Call.CancelAddParticipantAsync("none", ct)),
        ["RoomCallExtensions.RemoveParticipantAsync"] = ("RemoveParticipant", (s, ct) => s.Call.RemoveParticipantAsync(s.Stage.Bob, ct)),
        ["RoomCallExtensions.MuteParticipantAsync"] = ("MuteParticipants", (s, ct) => s.Call.MuteParticipantAsync(s.Stage.Bob, ct)),
        ["RoomCallExtensions.ListParticipantsAsync"] = ("ListParticipants", (s, ct) => s.Call.ListParticipantsAsync(ct)),
        ["RoomCallExtensions.GetParticipantAsync"] = ("GetParticipant", (s, ct) => s.Call.GetParticipantAsync(s.Stage.Bob, ct)),
        ["RoomCallExtensions.HangUpAsync"] = ("HangUp", (s, ct) => s.Call.HangUpAsync(ct)),
        ["RoomCallExtensions.HangUpForEveryoneAsync"] = ("Terminate", (s, ct) => s.Call.HangUpForEveryoneAsync(ct)),
        ["CallMediaExtensions.SendDtmfAsync"] = ("SendDtmfTones", (s, ct) => s.Call.Media.SendDtmfAsync(Phones.Answering, DtmfTones.Parse("1"), ct)),
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
        await using Scene scene = await Scene.BuildAsync();
        (string operation, Func<Scene, CancellationToken, Task> act) = Methods[method];
        int before = scene.Stage.Requests(operation).Count;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => act(scene, new CancellationToken(canceled: true)));

        await scene.Stage.SettleAsync();
        Assert.Equal(before, scene.Stage.Requests(operation).Count);
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public async Task Promise_12_a_token_that_is_cancelled_on_the_way_stops_at_once(string method)
    {
        await using Scene scene = await Scene.BuildAsync();
        (string operation, Func<Scene, CancellationToken, Task> act) = Methods[method];
        int before = scene.Stage.Requests(operation).Count;
        if (operation.Length > 0)
        {
            scene.Stage.Fault(operation, EmulatorFault.Delay(VeryLate));
            scene.Stage.Fault(operation, EmulatorFault.Lose());
        }

        using CancellationTokenSource source = new();
        DateTimeOffset began = scene.Stage.Clock.GetUtcNow();
        Task acting = act(scene, source.Token);
        await scene.Stage.SettleAsync();
        Assert.False(acting.IsCompleted);
        Assert.Equal(before + (operation.Length > 0 ? 1 : 0), scene.Stage.Requests(operation).Count);
        await source.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => acting.GuardedAsync());

        Assert.True(cancelled.CancellationToken.IsCancellationRequested);
        Assert.Equal(began, scene.Stage.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Promise_12_a_token_that_is_cancelled_already_gives_no_handle_on_a_call_that_is_held()
    {
        await using Stage stage = await Stage.BuildAsync();
        await using IRoomCall call = await stage.ConnectAsync();
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Manager.ConnectAsync(stage.Locator, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stage.Manager.AttachAsync(call.ConnectionId, cancelled));
    }

    private static IEnumerable<MethodInfo> AsyncMethodsOf(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.ReturnType.Name is "Task" or "Task`1" or "ValueTask" or "ValueTask`1" or "IAsyncEnumerable`1");

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static async Task ReadAsync(IAsyncEnumerable<Events.RoomCallEvent> events)
    {
        await foreach (Events.RoomCallEvent _ in events)
        {
        }
    }

    /// <summary>A call with a phone in it and another that rings, and a second room to connect to.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        public required Stage Stage { get; init; }

        public required IRoomCall Call { get; init; }

        public required Room OtherRoom { get; init; }

        public required RoomCallOperation<RoomCallParticipant> Ringing { get; init; }

        /// <summary>A callback whose body does not come.</summary>
        public CallbackRequest Callback => new(new NeverStream()) { ContentType = "application/json", Query = Stage.CallbackUriOf(Call).Query };

        public static async Task<Scene> BuildAsync()
        {
            Stage stage = await Stage.BuildAsync(options: o => o.Resilience.AttemptTimeout = TimeSpan.FromMinutes(5));
            IRoomCall call = await stage.ConnectAsync();
            await stage.OutcomeAsync(call.AddParticipantAsync(Phones.Answering, Stage.Token));
            return new Scene
            {
                Stage = stage,
                Call = call,
                OtherRoom = await stage.OpenRoomAsync(),
                Ringing = await call.StartAsync(new AddParticipant(Phones.NeverAnswering), Stage.Token),
            };
        }

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }
}
