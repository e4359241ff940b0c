using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RoomCalls;
using RoomCalls.AspNetCore.Internal.Callbacks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint that receives callbacks.</summary>
public static class RoomCallEventsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives callbacks at a path, and passes them to <see cref="IRoomCallManager.ReceiveAsync"/>. Each call's key is checked; the service's token is not, in this
    /// version. The application's own authorization does not apply: the service could not pass it. Answers 200, 400, 401, 413 or 503, without a body.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="path">The path, for example <c>/api/room-calls/events</c>. The options' callback address must lead to it; a path in front of it, as of a proxy, is allowed.</param>
    /// <returns>The endpoint's conventions.</returns>
    /// <exception cref="OptionsValidationException">The options are wrong, or their callback address does not lead to the path.</exception>
    /// <exception cref="InvalidOperationException"><c>AddRoomCalls()</c> is missing.</exception>
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
