using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Hosting;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers RoomCalls in a service collection.</summary>
public static class RoomCallsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IRoomCallManager"/> as a singleton.</summary>
    /// <remarks>
    /// Add a transport to the returned builder, for example with <c>UseRest</c>. Services that are already registered, such as a
    /// <see cref="TimeProvider"/>, are used.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Configures the options, which are validated when the host starts, or when the manager is first resolved.</param>
    /// <returns>The builder on which transports register their services.</returns>
    /// <example>
    /// <code>
    /// services.AddRoomCalls(options => options.CallbackUri = new Uri("https://app.example/api/room-calls/events"))
    ///     .UseRest(connectionString);
    /// </code>
    /// </example>
    public static IRoomCallsBuilder AddRoomCalls(this IServiceCollection services, Action<RoomCallsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<RoomCallsOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoomCallsOptions>, RoomCallsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ActionCatalog.Default);
        services.TryAddSingleton(static provider => CreateTracker(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IIdleProbe, IdleProbe>();
        services.TryAddSingleton(static provider => new RoomCallsRuntime(
            provider.GetRequiredService<IOptions<RoomCallsOptions>>(),
            new RuntimeServices
            {
                Catalog = provider.GetRequiredService<ActionCatalog>(),
                Transports = new(provider.GetService<ICallAutomationTransport>(), provider.GetService<IRoomsTransport>(), provider.GetServices<ICallingTransport>()),
                Policies = provider.GetServices<IRoomCallPolicy>(),
                TimeProvider = provider.GetRequiredService<TimeProvider>(),
                Work = provider.GetRequiredService<WorkTracker>(),
                LoggerFactory = provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            }));
        services.TryAddSingleton<IRoomCallManager>(static provider => provider.GetRequiredService<RoomCallsRuntime>().Manager);
        services.TryAddSingleton<RoomAdministration>(static provider => provider.GetRequiredService<IRoomCallManager>().Rooms);
        services.TryAddSingleton<UserAdministration>(static provider => provider.GetRequiredService<IRoomCallManager>().Users);
        return new RoomCallsBuilder(services);
    }

    /// <summary>Only a clock that somebody moves must know when the library is idle: for the system's clock, nothing is counted.</summary>
    private static WorkTracker CreateTracker(TimeProvider timeProvider) => timeProvider == TimeProvider.System ? WorkTracker.None : new WorkTracker();
}
