using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Emulator;
using RoomCalls.Specs.Support;

namespace RoomCalls.Specs.Administration;

/// <summary>RoomCalls on the emulator, on a clock that moves only when a spec says so, and what its specs need of both.</summary>
internal sealed class Administered : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Administered(Action<RoomCallsOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddRoomCalls(o =>
        {
            o.CallerId = PhoneNumber.Parse("+15005550999");
            o.Resilience.BaseDelay = TimeSpan.Zero;
            configure?.Invoke(o);
        }).UseEmulator(o => (o.TimeProvider, o.CallbackTimeout) = (new EmulatorClock(), Guard.CallbackTimeout));
        _services = services.BuildServiceProvider();
    }

    public IRoomCallManager Manager => _services.GetRequiredService<IRoomCallManager>();

    public RoomAdministration Rooms => Manager.Rooms;

    public UserAdministration Users => Manager.Users;

    public RoomCallsEmulator Emulator => _services.GetRequiredService<RoomCallsEmulator>();

    /// <summary>How often an operation of the emulated service was asked.</summary>
    public int Asked(string operation) => Emulator.Requests.Count(request => request.Operation == operation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
