using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Events;

namespace RoomCalls;

/// <summary>A manager for an application without a container, such as a script, a tool or a test. Safe for concurrent use.</summary>
/// <remarks>
/// It holds the services that it needs and disposes them with itself. In an application with a container, register <see cref="IRoomCallManager"/> with
/// <c>AddRoomCalls</c> instead.
/// </remarks>
/// <example>
/// <code>
/// await using RoomCallManager manager = RoomCallManager.Create(rooms => rooms
///     .Configure(options => options.CallbackUri = new Uri("https://app.example/api/room-calls/events"))
///     .UseRest(connectionString));
/// await using IRoomCall call = await manager.ConnectAsync(CallLocator.Room(roomId));
/// </code>
/// </example>
public sealed class RoomCallManager : IRoomCallManager, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IRoomCallManager _manager;

    private RoomCallManager(ServiceProvider services)
    {
        _services = services;
        _manager = services.GetRequiredService<IRoomCallManager>();
    }

    /// <summary>The services that the manager holds, for example the emulator after <c>UseEmulator</c>.</summary>
    public IServiceProvider Services => _services;

    /// <inheritdoc/>
    public RoomCallActor Actor => _manager.Actor;

    /// <inheritdoc/>
    public IReadOnlyList<IRoomCall> Calls => _manager.Calls;

    /// <inheritdoc/>
    public RoomAdministration Rooms => _manager.Rooms;

    /// <inheritdoc/>
    public UserAdministration Users => _manager.Users;

    /// <summary>Creates a manager.</summary>
    /// <param name="configure">Configures the options and chooses the transport, for example <c>rooms => rooms.UseRest(connectionString)</c>.</param>
    /// <returns>The manager. Disposing it stops listening; call connections stay up.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is not valid; the exception lists every error at once.</exception>
    public static RoomCallManager Create(Action<IRoomCallsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ServiceCollection services = new();
        configure(services.AddRoomCalls());
        ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        try
        {
            return new RoomCallManager(provider);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<TResult> ExecuteAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken = default) =>
        _manager.ExecuteAsync(action, cancellationToken);

    /// <inheritdoc/>
    public Task<IRoomCall> ConnectAsync(ConnectCall connect, CancellationToken cancellationToken = default) => _manager.ConnectAsync(connect, cancellationToken);

    /// <inheritdoc/>
    public Task<IRoomCall> JoinAsync(JoinCall join, CancellationToken cancellationToken = default) => _manager.JoinAsync(join, cancellationToken);

    /// <inheritdoc/>
    public Task<IRoomCall> AttachAsync(AttachCall attach, CancellationToken cancellationToken = default) => _manager.AttachAsync(attach, cancellationToken);

    /// <inheritdoc/>
    public IRoomCallManager ForActor(RoomCallActor actor) => _manager.ForActor(actor);

    /// <inheritdoc/>
    public bool TryGetCall(CallConnectionId callConnectionId, [NotNullWhen(true)] out IRoomCall? handle) => _manager.TryGetCall(callConnectionId, out handle);

    /// <inheritdoc/>
    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default) =>
        _manager.ListenAsync(options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CallbackResult> ReceiveAsync(CallbackRequest callback, CancellationToken cancellationToken = default) =>
        _manager.ReceiveAsync(callback, cancellationToken);

    /// <summary>Stops listening and disposes the services. Pending actions are cancelled; call connections stay up.</summary>
    /// <returns>A task that completes when everything is disposed.</returns>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
