using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RoomCalls.Emulator;
using RoomCalls.Transport;

namespace RoomCalls.Testing.Internal.Hosting;

/// <summary>
/// Starts the emulator and the callback server: with the host, or on the first use of RoomCalls. Both sockets listen before that, so an earlier request waits.
/// </summary>
internal sealed class EmulatorHost : IPostConfigureOptions<RoomCallsOptions>, IHostedService, IAsyncDisposable, IDisposable
{
    private readonly RoomCallsEmulator _emulator;
    private readonly CallbackServer _callbacks;
    private readonly Lazy<Task> _start;

    public EmulatorHost(RoomCallsEmulator emulator, CallbackServer callbacks, IServiceProvider services)
    {
        _emulator = emulator;
        _callbacks = callbacks;
        IIdleProbe probe = services.GetRequiredService<IIdleProbe>();
        emulator.AddClient(token => probe.WhenIdleAsync(() => emulator.WaitingRequests, token));
        _start = new Lazy<Task>(() => Task.WhenAll(emulator.StartAsync(), callbacks.StartAsync(() => services.GetRequiredService<IRoomCallManager>())));
    }

    public void PostConfigure(string? name, RoomCallsOptions options)
    {
        options.CallbackUri ??= _callbacks.CallbackUri;
        _ = _start.Value;
    }

    public Task StartAsync(CancellationToken cancellationToken) => _start.Value.WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_start.IsValueCreated)
        {
            await _start.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _emulator.DisposeAsync();
        await _callbacks.DisposeAsync();
    }

    /// <summary>For a container that is disposed synchronously: waits on the thread pool, where no synchronization context can be blocked.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync()).GetAwaiter().GetResult();
}
