using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Hosting;

namespace RoomCalls.Specs.Support;

/// <summary>
/// The manager on an emulator of its own, on a clock that moves only when a spec says so; and a room, with dial-out, in whose call Alice and Bob are.
/// </summary>
internal sealed partial class Stage : IAsyncDisposable
{
    /// <summary>How long a phone rings before it answers.</summary>
    public static readonly TimeSpan Ring = TimeSpan.FromSeconds(3);

    private readonly ServiceProvider _services;

    private Stage(ServiceProvider services)
    {
        _services = services;
        Emulator = services.GetRequiredService<RoomCallsEmulator>();
        Manager = services.GetRequiredService<IRoomCallManager>();
        Options = services.GetRequiredService<IOptions<RoomCallsOptions>>().Value;
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public EmulatorClock Clock { get; private init; } = null!;

    public RoomCallsEmulator Emulator { get; }

    public IRoomCallManager Manager { get; }

    public RoomCallsOptions Options { get; }

    public RoomCallsRuntime Engine => _services.GetRequiredService<RoomCallsRuntime>();

    public ParticipantId Alice { get; private set; } = null!;

    public ParticipantId Bob { get; private set; } = null!;

    public Room Room { get; private set; } = null!;

    public CallLocator Locator => CallLocator.Room(Room.Id);

    /// <summary>Sets the stage. Without people Alice and Bob are on the room's roster, but nobody is in its call.</summary>
    public static async Task<Stage> BuildAsync(
        Action<RoomCallsOptions>? options = null,
        Action<EmulatorOptions>? emulator = null,
        Action<IServiceCollection>? services = null,
        Func<CreateRoom, CreateRoom>? room = null,
        bool people = true,
        EmulatorClock? clock = null)
    {
        Stage stage = Build(options, emulator, services, clock ?? new EmulatorClock());
        try
        {
            await stage.FurnishAsync(room, people);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects to the room's call, and lets the first roster arrive.</summary>
    public async Task<IRoomCall> ConnectAsync()
    {
        IRoomCall call = await Manager.ConnectAsync(Locator, Token);
        await SettleAsync();
        return call;
    }

    /// <summary>Makes a further room, with Alice and Bob in its call.</summary>
    public async Task<Room> OpenRoomAsync(params ParticipantId[] people)
    {
        ParticipantId[] roster = people is [] ? [Alice, Bob] : people;
        CreateRoom create = new() { Participants = [.. roster.Select(p => new RoomParticipant(p, RoomRole.Attendee))], PstnDialOutEnabled = true };
        Room room = await Manager.Rooms.CreateAsync(create, Token);
        foreach (ParticipantId person in roster)
        {
            await JoinAsync(person, room);
        }

        return room;
    }

    public Task JoinAsync(ParticipantId person, Room? room = null) => Emulator.JoinAsync((room ?? Room).Id.Value, person.RawId, Token);

    public Task LeaveAsync(ParticipantId person, Room? room = null) => Emulator.LeaveAsync((room ?? Room).Id.Value, person.RawId, Token);

    /// <summary>The internals of a call that is held.</summary>
    public LiveCall LiveCallOf(IRoomCall call) => Engine.Registry.All.Single(live => live.Leg.Id == call.ConnectionId);

    /// <summary>How many actions of a call wait for their outcome.</summary>
    public int OpenOperationsOf(IRoomCall call) => LiveCallOf(call).Operations.Count;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Stage Build(Action<RoomCallsOptions>? options, Action<EmulatorOptions>? emulator, Action<IServiceCollection>? services, EmulatorClock clock)
    {
        ServiceCollection collection = new();
        services?.Invoke(collection);
        collection
            .AddRoomCalls(o =>
            {
                o.CallerId = Phones.CallerId;
                options?.Invoke(o);
            })
            .UseEmulator(o =>
            {
                o.TimeProvider = clock;
                o.RingDuration = Ring;
                o.CallbackTimeout = Guard.CallbackTimeout;
                emulator?.Invoke(o);
            });
        return new Stage(collection.BuildServiceProvider()) { Clock = clock };
    }

    private async Task FurnishAsync(Func<CreateRoom, CreateRoom>? room, bool people)
    {
        Alice = await Manager.Users.CreateAsync(Token);
        Bob = await Manager.Users.CreateAsync(Token);
        CreateRoom create = new() { Participants = [new(Alice, RoomRole.Presenter), new(Bob, RoomRole.Attendee)], PstnDialOutEnabled = true };
        Room = await Manager.Rooms.CreateAsync(room?.Invoke(create) ?? create, Token);
        if (people)
        {
            await JoinAsync(Alice);
            await JoinAsync(Bob);
        }
    }
}
