using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoomCalls;
using RoomCalls.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the actors of web users.</summary>
public static class ClaimsActorRoomCallsBuilderExtensions
{
    /// <summary>Registers <see cref="ClaimsActorResolver"/>, and a scoped <see cref="RoomCallActor"/>, which is the user of the request.</summary>
    /// <remarks>
    /// An endpoint with a <see cref="RoomCallActor"/> parameter gets its user, and passes it to <see cref="IRoomCall.ForActor"/> or
    /// <see cref="IRoomCallManager.ForActor"/>. Outside of a request the actor is <see cref="RoomCallActor.Nobody"/>.
    /// </remarks>
    /// <param name="builder">The builder of <c>AddRoomCalls</c>.</param>
    /// <param name="configure">Configures the claims that are evaluated.</param>
    /// <returns>The builder.</returns>
    public static IRoomCallsBuilder AddClaimsActor(this IRoomCallsBuilder builder, Action<ClaimsActorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<ClaimsActorOptions>().Configure(configure ?? (static _ => { }))
            .Validate(
                static o => !string.IsNullOrWhiteSpace(o.UserIdClaim),
                "ClaimsActorOptions.UserIdClaim must not be empty: name the claim that holds the user's id.")
            .Validate(
                static o => o.AdministratorRole is null || !string.IsNullOrWhiteSpace(o.AdministratorRole),
                "ClaimsActorOptions.AdministratorRole must not be empty: leave it null for nobody.")
            .ValidateOnStart();
        builder.Services.AddHttpContextAccessor();
        builder.Services.TryAddSingleton<ClaimsActorResolver>();
        builder.Services.TryAddScoped(static provider =>
            provider.GetRequiredService<ClaimsActorResolver>().Resolve(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        return builder;
    }
}
