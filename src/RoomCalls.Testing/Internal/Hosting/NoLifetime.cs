using Microsoft.Extensions.Hosting;

namespace RoomCalls.Testing.Internal.Hosting;

/// <summary>Takes no signals: Ctrl+C and SIGTERM stay the application's own.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
