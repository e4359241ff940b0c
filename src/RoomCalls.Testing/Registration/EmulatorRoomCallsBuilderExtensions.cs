using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.Emulator;
using RoomCalls.Testing.Internal.Hosting;
using RoomCalls.Testing.Internal.Seats;
using RoomCalls.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the embedded emulator.</summary>
public static class EmulatorRoomCallsBuilderExtensions
{
    /// <summary>Starts an emulator on a free loopback port and connects RoomCalls to it. No Azure account is required.</summary>
    /// <remarks>
    /// When the options have no callback address, a separate loopback server receives the callbacks. Resolve <see cref="RoomCallsEmulator"/> from the
    /// services to let people join, set faults and move the clock. All of it is disposed with the services.
    /// </remarks>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="configure">
    /// Configures the options of the emulator. An <see cref="EmulatorOptions.TimeProvider"/> that is set here, such as an <see cref="EmulatorClock"/>,
    /// is also the clock of RoomCalls.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="IOException">The emulator cannot listen on the port.</exception>
    /// <example>
    /// <code>
    /// services.AddRoomCalls().UseEmulator();
    /// </code>
    /// </example>
    public static IRoomCallsBuilder UseEmulator(this IRoomCallsBuilder builder, Action<EmulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        EmulatorOptions options = new();
        configure?.Invoke(options);
        RoomCallsEmulator emulator = new(options);
        CallbackServer callbacks = new();
        IServiceCollection services = builder.Services;
        if (options.TimeProvider != TimeProvider.System)
        {
            services.Replace(ServiceDescriptor.Singleton(options.TimeProvider));
        }

        // An instance: the container must not dispose it, EmulatedSide does, and can do so synchronously too.
        services.AddSingleton(emulator);
        services.AddSingleton<ICallingTransport>(provider => new EmulatorCallingTransport(emulator.Endpoint, provider.GetRequiredService<IIdleProbe>()));
        services.AddSingleton(provider => new EmulatorHost(emulator, callbacks, provider));
        services.AddSingleton<IPostConfigureOptions<RoomCallsOptions>>(provider => provider.GetRequiredService<EmulatorHost>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<EmulatorHost>());
        return builder.UseRest(emulator.ConnectionString);
    }
}
