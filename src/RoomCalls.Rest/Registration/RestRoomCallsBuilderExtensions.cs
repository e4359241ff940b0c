using Azure;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.Rest;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.Hosting;
using RoomCalls.Rest.Internal.Http;
using RoomCalls.Rest.Internal.Operations;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the server side over REST.</summary>
public static class RestRoomCallsBuilderExtensions
{
    /// <summary>
    /// Carries actions, rooms and users over REST, signed with the resource's access key. Replaces what another <c>Use…</c> registered before.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="connectionString">The resource's connection string: <c>endpoint=…;accesskey=…</c>.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is wrong. The message says how, without the key.</exception>
    public static IRoomCallsBuilder UseRest(this IRoomCallsBuilder builder, string connectionString, Action<RestOptions>? configure = null)
    {
        ConnectionString parsed = ConnectionString.Parse(connectionString);
        return builder.UseRest(parsed.Endpoint, new AzureKeyCredential(parsed.AccessKey), configure);
    }

    /// <summary>
    /// Carries actions, rooms and users over REST, signed with the resource's access key. Replaces what another <c>Use…</c> registered before.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="endpoint">The resource's endpoint: https (http for loopback only), without a path.</param>
    /// <param name="key">The resource's access key; it can be updated while calls run.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The endpoint or the key is wrong. The message says how, without the key.</exception>
    public static IRoomCallsBuilder UseRest(
        this IRoomCallsBuilder builder, Uri endpoint, AzureKeyCredential key, Action<RestOptions>? configure = null)
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
    public static IRoomCallsBuilder UseRest(
        this IRoomCallsBuilder builder, Uri endpoint, TokenCredential credential, Action<RestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(credential);
        return Use(builder, endpoint, new TokenSignIn(credential), configure);
    }

    private static IRoomCallsBuilder Use(IRoomCallsBuilder builder, Uri endpoint, SignIn signIn, Action<RestOptions>? configure)
    {
        RestOptions options = new();
        configure?.Invoke(options);
        RestConnection connection = new(endpoint, signIn, options);

        IServiceCollection services = builder.Services.AddOptions();
        services.Replace(ServiceDescriptor.Singleton(connection));
        services.TryAddSingleton(provider => new RestPipeline(provider.GetRequiredService<RestConnection>(), Time(provider)));
        services.Replace(ServiceDescriptor.Singleton<ICallAutomationTransport>(provider =>
            RestTransport.ForCalls(provider.GetRequiredService<RestPipeline>(), provider.GetRequiredService<RestConnection>())));
        services.Replace(ServiceDescriptor.Singleton<IRoomsTransport>(provider =>
            RestTransport.ForRooms(provider.GetRequiredService<RestPipeline>(), provider.GetRequiredService<RestConnection>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<RoomCallsOptions>, CallbackSecretSetup>());
        return builder;
    }

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
