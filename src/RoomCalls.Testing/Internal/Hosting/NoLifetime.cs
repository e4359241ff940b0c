using Microsoft.Extensions.Hosting;

namespace RoomCalls.Testing.Internal.Hosting;

/// <summary>Handles no signals: Ctrl+C and SIGTERM are left to the application.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
