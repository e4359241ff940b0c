using Azure;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.CallAutomation;
using RoomCalls.CallAutomation.Hosting;
using RoomCalls.CallAutomation.Http;
using RoomCalls.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the server side over REST.</summary>
public static class CallAutomationRoomCallsBuilderExtensions
{
    /// <summary>
    /// Carries actions, rooms and users over REST, signed with the resource's access key. Replaces what another <c>Use…</c> registered before.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="connectionString">The resource's connection string: <c>endpoint=…;accesskey=…</c>.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is wrong. The message says how, without the key.</exception>
    public static IRoomCallsBuilder UseCallAutomation(this IRoomCallsBuilder builder, string connectionString, Action<CallAutomationOptions>? configure = null)
    {
        ConnectionString parsed = ConnectionString.Parse(connectionString);
        return builder.UseCallAutomation(parsed.Endpoint, new AzureKeyCredential(parsed.AccessKey), configure);
    }

    /// <inheritdoc cref="UseCallAutomation(IRoomCallsBuilder, string, Action{CallAutomationOptions}?)"/>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="endpoint">The resource's endpoint: https (http for loopback only), without a path.</param>
    /// <param name="key">The resource's access key; it can be updated while calls run.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="ArgumentException">The endpoint or the key is wrong. The message says how, without the key.</exception>
    public static IRoomCallsBuilder UseCallAutomation(
        this IRoomCallsBuilder builder, Uri endpoint, AzureKeyCredential key, Action<CallAutomationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        return Use(builder, endpoint, new KeySignIn(key), configure);
    }

    /// <summary>
    /// Carries actions, rooms and users over REST, with tokens of Microsoft Entra ID for the scope <c>https://communication.azure.com//.default</c>. A token is used until
    /// shortly before its end. There is no key from which to derive <see cref="RoomCallsOptions.CallbackSecret"/>: set it, the same on every instance. Replaces
    /// what another <c>Use…</c> registered before.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="endpoint">The resource's endpoint: https, without a path. Plain http is refused, on loopback too.</param>
    /// <param name="credential">
    /// What gives the tokens; it stays the caller's. While it gives none, actions fail with <see cref="TransportFault.Credential"/>, and nothing is sent.
    /// </param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The endpoint is wrong, or not https.</exception>
    public static IRoomCallsBuilder UseCallAutomation(
        this IRoomCallsBuilder builder, Uri endpoint, TokenCredential credential, Action<CallAutomationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(credential);
        return Use(builder, endpoint, new TokenSignIn(credential), configure);
    }

    private static IRoomCallsBuilder Use(IRoomCallsBuilder builder, Uri endpoint, SignIn signIn, Action<CallAutomationOptions>? configure)
    {
        CallAutomationOptions options = new();
        configure?.Invoke(options);
        CallAutomationConnection connection = new(endpoint, signIn, options);

        IServiceCollection services = builder.Services.AddOptions();
        services.Replace(ServiceDescriptor.Singleton(connection));
        services.TryAddSingleton(provider => new RestPipeline(provider.GetRequiredService<CallAutomationConnection>(), Time(provider)));
        services.Replace(ServiceDescriptor.Singleton<ICallAutomationTransport>(provider =>
            new RestCallAutomationTransport(provider.GetRequiredService<RestPipeline>(), provider.GetRequiredService<CallAutomationConnection>())));
        services.Replace(ServiceDescriptor.Singleton<IRoomsTransport>(provider =>
            new RestRoomsTransport(provider.GetRequiredService<RestPipeline>(), provider.GetRequiredService<CallAutomationConnection>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<RoomCallsOptions>, CallbackSecretSetup>());
        return builder;
    }

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
