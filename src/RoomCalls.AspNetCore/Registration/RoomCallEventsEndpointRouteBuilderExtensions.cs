using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.AspNetCore.Internal.Callbacks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that receives callbacks.</summary>
public static class RoomCallEventsEndpointRouteBuilderExtensions
{
    /// <summary>Maps an endpoint that receives callbacks of the service, and passes them to <see cref="IRoomCallManager.ReceiveAsync"/>.</summary>
    /// <remarks>
    /// The key of each call is validated; the token of the service is not validated in this version. The application's authorization does not apply to
    /// the endpoint, because the service could not satisfy it. The endpoint responds with 200, 400, 401, 413 or 503, without a body.
    /// </remarks>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="path">
    /// The path, for example <c>/api/room-calls/events</c>. <see cref="RoomCallsOptions.CallbackUri"/> must lead to it; it can have a prefix, for
    /// example that of a proxy.
    /// </param>
    /// <returns>The conventions of the endpoint.</returns>
    /// <exception cref="OptionsValidationException">The options are not valid, or their callback address does not lead to the path.</exception>
    /// <exception cref="InvalidOperationException"><c>AddRoomCalls()</c> was not called.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddRoomCalls(options => options.CallbackUri = new Uri("https://app.example/api/room-calls/events"))
    ///     .UseRest(connectionString);
    /// WebApplication app = builder.Build();
    /// app.MapRoomCallEvents("/api/room-calls/events");
    /// </code>
    /// </example>
    public static IEndpointConventionBuilder MapRoomCallEvents(this IEndpointRouteBuilder endpoints, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (endpoints.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IRoomCallManager)) == false)
        {
            throw new InvalidOperationException("There is no IRoomCallManager: call services.AddRoomCalls() first.");
        }

        CallbackPath.RequireMatch(path, endpoints.ServiceProvider.GetRequiredService<IOptions<RoomCallsOptions>>().Value.CallbackUri);
        return endpoints.MapPost(path, CallbackEndpoint.ReceiveAsync).WithDisplayName("RoomCalls callbacks").AllowAnonymous();
    }
}
