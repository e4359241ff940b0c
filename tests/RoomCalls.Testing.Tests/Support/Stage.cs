using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Emulator;

namespace RoomCalls.Testing.Tests.Support;

/// <summary>RoomCalls on the emulator, without a host, and the words the tests use.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private Stage(ServiceProvider services) => Services = services;

    public ServiceProvider Services { get; }

    public IRoomCallManager Manager => Services.GetRequiredService<IRoomCallManager>();

    public RoomCallsEmulator Emulator => Services.GetRequiredService<RoomCallsEmulator>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Stage Start(Action<EmulatorOptions>? emulator = null, Action<RoomCallsOptions>? roomCalls = null, TimeProvider? ownTime = null)
    {
        ServiceCollection services = new();
        services.AddRoomCalls(options =>
        {
            options.CallerId = PhoneNumber.Parse("+16044561234");
            roomCalls?.Invoke(options);
        }).UseEmulator(options =>
        {
            options.CallbackTimeout = TimeSpan.FromMinutes(10); // real time: a busy machine does not make a callback come twice
            emulator?.Invoke(options);
        });
        if (ownTime is not null)
        {
            services.AddSingleton(ownTime);
        }

        return new Stage(services.BuildServiceProvider());
    }

    /// <summary>Starts on virtual time.</summary>
    public static Stage StartVirtual(Action<EmulatorOptions>? emulator = null, Action<RoomCallsOptions>? roomCalls = null) => Start(
        options =>
        {
            options.TimeProvider = new EmulatorClock();
            emulator?.Invoke(options);
        },
        roomCalls);

    public Task AdvanceAsync(double seconds) => Emulator.AdvanceAsync(TimeSpan.FromSeconds(seconds), Token);

    /// <summary>A connected call with one user in it.</summary>
    public async Task<IRoomCall> ConnectAsync()
    {
        ParticipantId user = await Manager.Users.CreateAsync(Token);
        Room room = await Manager.Rooms.CreateAsync(
            new CreateRoom { Participants = [new(user, RoomRole.Presenter)], PstnDialOutEnabled = true },
            Token);
        await Emulator.JoinAsync(room.Id.Value, user.RawId, Token);
        return await Manager.ConnectAsync(CallLocator.Room(room.Id), cancellationToken: Token);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
