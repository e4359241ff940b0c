using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Hosting;

namespace RoomCalls.Specs.Support;

/// <summary>One application of the town: a manager that can be dropped while its calls go on.</summary>
internal sealed class Application : IAsyncDisposable
{
    private readonly Town _town;
    private readonly ServiceProvider _services;

    public Application(Town town, string name, string secret, Uri callbackUri, Action<RoomCallsOptions>? options)
    {
        _town = town;
        Name = name;
        CallbackUri = callbackUri;
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(town.Clock);
        services
            .AddRoomCalls(o =>
            {
                o.CallerId = Phones.CallerId;
                o.CallbackUri = callbackUri;
                o.CallbackSecret = secret;
                options?.Invoke(o);
            })
            .UseRest(town.Emulator.ConnectionString);
        _services = services.BuildServiceProvider();
        Manager = _services.GetRequiredService<IRoomCallManager>();
    }

    public string Name { get; }

    public Uri CallbackUri { get; }

    public IRoomCallManager Manager { get; }

    public RoomCallsRuntime Engine => _services.GetRequiredService<RoomCallsRuntime>();

    public Task WhenIdleAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<BusyCounter>().WhenIdleAsync(() => _town.Emulator.WaitingRequests, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _town.Stopped(this);
        await _services.DisposeAsync();
    }
}
