using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Hosting;

namespace RoomCalls.TestKit;

/// <summary>One application of a <see cref="MultiInstanceFixture"/>: a manager that can be disposed while its calls go on.</summary>
public sealed class ApplicationInstance : IAsyncDisposable
{
    private readonly MultiInstanceFixture _fixture;
    private readonly ServiceProvider _services;

    internal ApplicationInstance(MultiInstanceFixture fixture, string name, string secret, Uri callbackUri, Action<RoomCallsOptions>? options)
    {
        _fixture = fixture;
        Name = name;
        CallbackUri = callbackUri;
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(fixture.Clock).AddSingleton(Work);
        services
            .AddRoomCalls(o =>
            {
                o.CallerId = KnownPhones.CallerId;
                o.CallbackUri = callbackUri;
                o.CallbackSecret = secret;
                options?.Invoke(o);
            })
            .UseRest(fixture.Emulator.ConnectionString);
        _services = services.BuildServiceProvider();
        Manager = _services.GetRequiredService<IRoomCallManager>();
    }

    public string Name { get; }

    public Uri CallbackUri { get; }

    public IRoomCallManager Manager { get; }

    private WorkTracker Work { get; } = new();

    internal RoomCallsRuntime Runtime => _services.GetRequiredService<RoomCallsRuntime>();

    public async ValueTask DisposeAsync()
    {
        _fixture.Remove(this);
        await _services.DisposeAsync();
    }

    internal Task WhenIdleAsync(CancellationToken cancellationToken) =>
        Work.WhenIdleAsync(() => _fixture.Emulator.WaitingRequests, cancellationToken);
}
