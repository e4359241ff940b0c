using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;
using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests;

/// <summary>The other side on the emulator, on a clock that stands: a room with Alice (Presenter), Bob (Attendee) and Carol (Consumer), and dial-out.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private World(ServiceProvider services)
    {
        _services = services;
        Emulator = services.GetRequiredService<RoomCallsEmulator>();
        Manager = services.GetRequiredService<IRoomCallManager>();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PhoneNumber CallerId { get; } = PhoneNumber.Parse("+16044561234");

    public static ParticipantId Phone { get; } = ParticipantId.PhoneNumber("+16041234567");

    public RoomCallsEmulator Emulator { get; }

    public IRoomCallManager Manager { get; }

    public ICallAutomationTransport CallAutomation => _services.GetRequiredService<ICallAutomationTransport>();

    public ICallingTransport Calling => _services.GetRequiredService<ICallingTransport>();

    public ParticipantId Alice { get; private set; } = null!;

    public ParticipantId Bob { get; private set; } = null!;

    public ParticipantId Carol { get; private set; } = null!;

    public Room Room { get; private set; } = null!;

    public CallLocator Locator => CallLocator.Room(Room.Id);

    public static async Task<World> BuildAsync(Action<EmulatorOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddRoomCalls(o => o.CallerId = CallerId).UseEmulator(o =>
        {
            o.TimeProvider = new EmulatorClock();
            o.CallbackTimeout = TimeSpan.FromMinutes(10); // real time: a busy machine does not make a callback come twice
            configure?.Invoke(o);
        });
        World world = new(services.BuildServiceProvider());
        UserAdministration users = world.Manager.Users;
        (world.Alice, world.Bob, world.Carol) = (await users.CreateAsync(Token), await users.CreateAsync(Token), await users.CreateAsync(Token));
        world.Room = await world.Manager.Rooms.CreateAsync(
            new CreateRoom
            {
                Participants = [new(world.Alice, RoomRole.Presenter), new(world.Bob, RoomRole.Attendee), new(world.Carol, RoomRole.Consumer)],
                PstnDialOutEnabled = true,
            },
            Token);
        return world;
    }

    public Task<EmulatedSeat> SitAsync(ParticipantId user) => Emulator.JoinAsync(Room.Id.Value, user.RawId, Token);

    public Task PassAsync(double seconds) => Emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), Token);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
