using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Hosting;
using RoomCalls.Internal.Sending;
using RoomCalls.Policies;
using RoomCalls.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers RoomCalls.</summary>
public static class RoomCallsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IRoomCallManager"/>. A transport is added to the result, for example <c>UseRest</c>. What is registered already, such as
    /// a <see cref="TimeProvider"/>, is used.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">The settings; checked when the host starts, or when the manager is first asked for.</param>
    /// <returns>What transports register themselves on.</returns>
    public static IRoomCallsBuilder AddRoomCalls(this IServiceCollection services, Action<RoomCallsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<RoomCallsOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoomCallsOptions>, RoomCallsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusyCounter>();
        services.TryAddSingleton(static provider => new RoomCallsRuntime(
            provider.GetRequiredService<IOptions<RoomCallsOptions>>(),
            new Transports(provider.GetService<ICallAutomationTransport>(), provider.GetService<IRoomsTransport>(), provider.GetService<ICallingTransport>()),
            provider.GetServices<IRoomCallPolicy>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BusyCounter>(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        services.TryAddSingleton<IRoomCallManager>(static provider => provider.GetRequiredService<RoomCallsRuntime>().Manager);
        services.TryAddSingleton<RoomAdministration>(static provider => provider.GetRequiredService<IRoomCallManager>().Rooms);
        services.TryAddSingleton<UserAdministration>(static provider => provider.GetRequiredService<IRoomCallManager>().Users);
        return new RoomCallsBuilder(services);
    }
}
