using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Hosting;

namespace RoomCalls.TestKit;

/// <summary>
/// RoomCalls on the embedded emulator, by default on a clock that moves only when a test advances it. <see cref="StartAsync"/> adds a room with dial-out, in whose
/// call Alice (Presenter) and Bob (Attendee) are.
/// </summary>
public sealed class EmulatorFixture : IAsyncDisposable
{
    /// <summary>How long a phone rings before it answers, for fixtures with a room.</summary>
    public static readonly TimeSpan RingDuration = TimeSpan.FromSeconds(3);

    /// <summary>How long an emulator waits for the answer to a callback: real time, and so long that a busy machine does not make one come twice.</summary>
    public static readonly TimeSpan CallbackTimeout = TimeSpan.FromMinutes(10);

    private readonly ServiceProvider _services;

    private EmulatorFixture(ServiceProvider services, EmulatorClock? clock)
    {
        _services = services;
        VirtualClock = clock;
    }

    /// <summary>The services of the application.</summary>
    public ServiceProvider Services => _services;

    /// <summary>The virtual clock.</summary>
    public EmulatorClock Clock => VirtualClock ?? throw new InvalidOperationException("This fixture runs on real time.");

    public RoomCallsEmulator Emulator => _services.GetRequiredService<RoomCallsEmulator>();

    public IRoomCallManager Manager => _services.GetRequiredService<IRoomCallManager>();

    public RoomCallsOptions Options => _services.GetRequiredService<IOptions<RoomCallsOptions>>().Value;

    /// <summary>A Presenter of the room.</summary>
    public ParticipantId Alice { get; private set; } = null!;

    /// <summary>An Attendee of the room.</summary>
    public ParticipantId Bob { get; private set; } = null!;

    /// <summary>A Consumer of the room, in a fixture that was started with her.</summary>
    public ParticipantId Carol { get; private set; } = null!;

    /// <summary>The room of a fixture that was started.</summary>
    public Room Room { get; private set; } = null!;

    public CallLocator Locator => CallLocator.Room(Room.Id);

    /// <summary>The requests of calls, that is, all but those about rooms and users.</summary>
    public IReadOnlyList<EmulatedRequest> CallRequests => [.. Emulator.Requests.Where(r => r.Path.StartsWith("/calling/", StringComparison.Ordinal))];

    internal RoomCallsRuntime Runtime => _services.GetRequiredService<RoomCallsRuntime>();

    private EmulatorClock? VirtualClock { get; }

    /// <summary>Builds the application without users and rooms. Nothing starts before it is used.</summary>
    /// <param name="options">Changes the library's options.</param>
    /// <param name="emulator">Changes the emulator's options.</param>
    /// <param name="services">Registers services before RoomCalls does.</param>
    /// <param name="virtualTime">Whether time passes only when a test advances it.</param>
    /// <param name="clock">The virtual clock; a new one by default.</param>
    /// <param name="time">A clock for the library alone.</param>
    public static EmulatorFixture Create(
        Action<RoomCallsOptions>? options = null,
        Action<EmulatorOptions>? emulator = null,
        Action<IServiceCollection>? services = null,
        bool virtualTime = true,
        EmulatorClock? clock = null,
        TimeProvider? time = null)
    {
        clock ??= virtualTime ? new EmulatorClock() : null;
        ServiceCollection collection = new();
        services?.Invoke(collection);
        collection
            .AddRoomCalls(o =>
            {
                o.CallerId = KnownPhones.CallerId;
                options?.Invoke(o);
            })
            .UseEmulator(o =>
            {
                o.TimeProvider = clock ?? TimeProvider.System;
                o.CallbackTimeout = CallbackTimeout;
                emulator?.Invoke(o);
            });
        if (time is not null)
        {
            collection.AddSingleton(time);
        }

        return new EmulatorFixture(collection.BuildServiceProvider(), clock);
    }

    /// <summary>Starts on virtual time, and creates the users and their room.</summary>
    /// <param name="options">Changes the library's options.</param>
    /// <param name="emulator">Changes the emulator's options.</param>
    /// <param name="services">Registers services before RoomCalls does.</param>
    /// <param name="room">Changes the room that is created.</param>
    /// <param name="people">Whether Alice and Bob are in the room's call; without, they are participants of the room only.</param>
    /// <param name="withCarol">Whether Carol is a participant of the room as well.</param>
    /// <param name="clock">The clock; a new one by default.</param>
    public static async Task<EmulatorFixture> StartAsync(
        Action<RoomCallsOptions>? options = null,
        Action<EmulatorOptions>? emulator = null,
        Action<IServiceCollection>? services = null,
        Func<CreateRoom, CreateRoom>? room = null,
        bool people = true,
        bool withCarol = false,
        EmulatorClock? clock = null)
    {
        EmulatorFixture fixture = Create(
            options,
            o =>
            {
                o.RingDuration = RingDuration;
                emulator?.Invoke(o);
            },
            services,
            clock: clock);
        try
        {
            await fixture.CreateUsersAndRoomAsync(room, people, withCarol);
            return fixture;
        }
        catch
        {
            await fixture.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects to the room's call, and lets the first roster arrive.</summary>
    public async Task<IRoomCall> ConnectAsync()
    {
        IRoomCall call = await Manager.ConnectAsync(Locator, CurrentTest.Token);
        await SettleAsync();
        return call;
    }

    /// <summary>Creates a room with dial-out in whose call one new user is, and connects to it. Needs no virtual time.</summary>
    public async Task<IRoomCall> ConnectToNewRoomAsync()
    {
        Room room = await OpenRoomAsync(await Manager.Users.CreateAsync(CurrentTest.Token));
        return await Manager.ConnectAsync(CallLocator.Room(room.Id), CurrentTest.Token);
    }

    /// <summary>Creates a further room with dial-out, in whose call the people are; by default Alice and Bob.</summary>
    public async Task<Room> OpenRoomAsync(params ParticipantId[] people)
    {
        ParticipantId[] attendees = people is [] ? [Alice, Bob] : people;
        CreateRoom create = new() { Participants = [.. attendees.Select(p => new RoomParticipant(p, RoomRole.Attendee))], PstnDialOutEnabled = true };
        Room room = await Manager.Rooms.CreateAsync(create, CurrentTest.Token);
        foreach (ParticipantId person in attendees)
        {
            await JoinAsync(person, room);
        }

        return room;
    }

    /// <summary>Joins the room's call with a seat of this process.</summary>
    public async Task<IRoomCall> JoinCallAsync(ParticipantId user, Func<JoinCall, JoinCall>? change = null)
    {
        JoinCall join = new(Locator, Manager.Users.CreateSeatUser(user));
        IRoomCall call = await Manager.JoinAsync(change?.Invoke(join) ?? join, CurrentTest.Token);
        await SettleAsync();
        return call;
    }

    /// <summary>Lets somebody join from another device, with a seat that is not of this process.</summary>
    public Task<EmulatedSeat> JoinAsync(ParticipantId person, Room? room = null) => Emulator.JoinAsync((room ?? Room).Id.Value, person.RawId, CurrentTest.Token);

    /// <summary>Lets somebody who joined from another device leave.</summary>
    public Task LeaveAsync(ParticipantId person, Room? room = null) => Emulator.LeaveAsync((room ?? Room).Id.Value, person.RawId, CurrentTest.Token);

    /// <summary>Creates a user who is a participant of the room, and not in its call.</summary>
    public async Task<ParticipantId> AddUserAsync(RoomRole role)
    {
        ParticipantId user = await Manager.Users.CreateAsync(CurrentTest.Token);
        await SetRoleAsync(user, role);
        return user;
    }

    /// <summary>Gives somebody a role in the room, through this manager.</summary>
    public Task SetRoleAsync(ParticipantId person, RoomRole role) => Manager.Rooms.UpdateParticipantsAsync(ChangeOf(person, role), CurrentTest.Token);

    /// <summary>Acts through another manager on the same resource, of which this one hears nothing.</summary>
    public async Task OnAnotherInstanceAsync(Func<IRoomCallManager, Task> act)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddRoomCalls().UseRest(Emulator.ConnectionString);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await act(provider.GetRequiredService<IRoomCallManager>());
    }

    /// <inheritdoc cref="OnAnotherInstanceAsync(Func{IRoomCallManager, Task})"/>
    public Task OnAnotherInstanceAsync(UpdateRoom change) => OnAnotherInstanceAsync(manager => manager.Rooms.UpdateAsync(change, CurrentTest.Token));

    /// <inheritdoc cref="OnAnotherInstanceAsync(Func{IRoomCallManager, Task})"/>
    public Task OnAnotherInstanceAsync(ParticipantId person, RoomRole role) =>
        OnAnotherInstanceAsync(manager => manager.Rooms.UpdateParticipantsAsync(ChangeOf(person, role), CurrentTest.Token));

    /// <summary>Waits until everything has come to rest, without any time passing.</summary>
    public Task SettleAsync() => AdvanceAsync(0);

    /// <inheritdoc cref="EmulatorExtensions.AdvanceAsync(RoomCallsEmulator, double)"/>
    public Task AdvanceAsync(double seconds) => Emulator.AdvanceAsync(seconds);

    /// <inheritdoc cref="EmulatorExtensions.AdvanceUntilEndedAsync(RoomCallsEmulator, Task)"/>
    public Task AdvanceUntilEndedAsync(Task task) => Emulator.AdvanceUntilEndedAsync(task);

    /// <inheritdoc cref="EmulatorExtensions.AdvanceToResultAsync{T}(RoomCallsEmulator, Task{T})"/>
    public Task<T> AdvanceToResultAsync<T>(Task<T> task) => Emulator.AdvanceToResultAsync(task);

    /// <inheritdoc cref="EmulatorExtensions.AdvanceToResultAsync(RoomCallsEmulator, Task)"/>
    public Task AdvanceToResultAsync(Task task) => Emulator.AdvanceToResultAsync(task);

    /// <inheritdoc cref="EmulatorExtensions.AdvanceToFailureAsync{TException}(RoomCallsEmulator, Task)"/>
    public Task<TException> AdvanceToFailureAsync<TException>(Task task)
        where TException : Exception => Emulator.AdvanceToFailureAsync<TException>(task);

    /// <inheritdoc cref="EmulatorExtensions.RequestsOf(RoomCallsEmulator, string)"/>
    public IReadOnlyList<EmulatedRequest> Requests(string operation) => Emulator.RequestsOf(operation);

    /// <inheritdoc cref="EmulatorExtensions.LedgerOf(RoomCallsEmulator, LedgerKind, ParticipantId?)"/>
    public IReadOnlyList<LedgerEntry> Ledger(LedgerKind kind, ParticipantId? person = null) => Emulator.LedgerOf(kind, person);

    /// <summary>Adds a fault to the next requests of an operation.</summary>
    public void Fault(string operation, EmulatorFault fault, string? operationContext = null, int times = 1) =>
        Emulator.Faults.Add(fault.ForOperation(operation, operationContext, times));

    /// <summary>The address of a call's callbacks, with its key.</summary>
    public Uri CallbackUriOf(IRoomCall call, string? secret = null) =>
        new CallKeySigner(secret ?? Options.CallbackSecret, []).Sign(Options.CallbackUri!, LiveCallOf(call).Leg!.Key);

    /// <summary>Posts callback events of a call, several in one body.</summary>
    /// <param name="call">The call.</param>
    /// <param name="events">The events, from <see cref="CallbackJson"/>.</param>
    /// <returns>The status of the answer.</returns>
    public Task<int> PostAsync(IRoomCall call, params IEnumerable<string> events) => CallbackPoster.PostAsync(CallbackUriOf(call), CallbackJson.Array(events));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The internals of a call that is held.</summary>
    internal LiveCall LiveCallOf(IRoomCall call) => Runtime.Directory.All.Single(live => live.ConnectionId == call.ConnectionId);

    /// <summary>How many actions of a call wait for their outcome.</summary>
    internal int OpenOperationsOf(IRoomCall call) => LiveCallOf(call).Operations.Count;

    private UpdateRoomParticipants ChangeOf(ParticipantId person, RoomRole role) => new(Room.Id) { AddOrUpdate = [new(person, role)] };

    private async Task CreateUsersAndRoomAsync(Func<CreateRoom, CreateRoom>? room, bool people, bool withCarol)
    {
        Alice = await Manager.Users.CreateAsync(CurrentTest.Token);
        Bob = await Manager.Users.CreateAsync(CurrentTest.Token);
        List<RoomParticipant> participants = [new(Alice, RoomRole.Presenter), new(Bob, RoomRole.Attendee)];
        if (withCarol)
        {
            Carol = await Manager.Users.CreateAsync(CurrentTest.Token);
            participants.Add(new(Carol, RoomRole.Consumer));
        }

        CreateRoom create = new() { Participants = participants, PstnDialOutEnabled = true };
        Room = await Manager.Rooms.CreateAsync(room?.Invoke(create) ?? create, CurrentTest.Token);
        if (people)
        {
            await JoinAsync(Alice);
            await JoinAsync(Bob);
        }
    }
}
