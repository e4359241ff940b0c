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
    /// Sends the actions of calls, rooms and users over REST, signed with the access key of the resource. It replaces a transport that another
    /// <c>Use…</c> method registered.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="connectionString">The connection string of the resource: <c>endpoint=…;accesskey=…</c>.</param>
    /// <param name="configure">Configures the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid. The message says why, without the key.</exception>
    /// <example>
    /// <code>
    /// services.AddRoomCalls(options => options.CallbackUri = new Uri("https://app.example/api/room-calls/events"))
    ///     .UseRest(connectionString);
    /// </code>
    /// </example>
    public static IRoomCallsBuilder UseRest(this IRoomCallsBuilder builder, string connectionString, Action<RestOptions>? configure = null)
    {
        ConnectionString parsed = ConnectionString.Parse(connectionString);
        return builder.UseRest(parsed.Endpoint, new AzureKeyCredential(parsed.AccessKey), configure);
    }

    /// <summary>
    /// Sends the actions of calls, rooms and users over REST, signed with the access key of the resource. It replaces a transport that another
    /// <c>Use…</c> method registered.
    /// </summary>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="endpoint">The endpoint of the resource: https (http for loopback only), without a path.</param>
    /// <param name="key">The access key of the resource; it can be updated while calls run.</param>
    /// <param name="configure">Configures the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The endpoint or the key is not valid. The message says why, without the key.</exception>
    public static IRoomCallsBuilder UseRest(
        this IRoomCallsBuilder builder, Uri endpoint, AzureKeyCredential key, Action<RestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        return Use(builder, endpoint, new KeySignIn(key), configure);
    }

    /// <summary>
    /// Sends the actions of calls, rooms and users over REST, with tokens of Microsoft Entra ID. It replaces a transport that another <c>Use…</c>
    /// method registered.
    /// </summary>
    /// <remarks>
    /// The scope of the tokens is <c>https://communication.azure.com//.default</c>, and each token is used until shortly before it expires. Because
    /// there is no access key from which to derive <see cref="RoomCallsOptions.CallbackSecret"/>, set that option to the same secret on every instance.
    /// </remarks>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="endpoint">The endpoint of the resource: https, without a path. Plain http is refused, even for loopback.</param>
    /// <param name="credential">
    /// The credential, which the caller owns. While it returns no token, actions fail with <see cref="TransportFault.Credential"/>, and nothing is sent.
    /// </param>
    /// <param name="configure">Configures the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The endpoint is not valid, or not https.</exception>
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
