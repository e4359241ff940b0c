using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace RoomCalls.AspNetCore;

/// <summary>Resolves the actors of web users. Safe for concurrent use.</summary>
/// <param name="options">The claims that are evaluated.</param>
public sealed class ClaimsActorResolver(IOptions<ClaimsActorOptions> options)
{
    /// <summary>Resolves the actor of a web user.</summary>
    /// <param name="principal">The user, or <see langword="null"/>.</param>
    /// <returns>
    /// The administrator for a member of <see cref="ClaimsActorOptions.AdministratorRole"/>; otherwise the participant of the user's claim; otherwise
    /// <see cref="RoomCallActor.Nobody"/>, who may do nothing, including for a user who is not signed in or has several such claims. Claims of an
    /// identity that is not authenticated are ignored.
    /// </returns>
    public RoomCallActor Resolve(ClaimsPrincipal? principal)
    {
        ClaimsActorOptions settings = options.Value;
        if (principal is not { Identity.IsAuthenticated: true })
        {
            return RoomCallActor.Nobody;
        }

        ClaimsPrincipal known = principal.Identities.All(static i => i.IsAuthenticated)
            ? principal
            : new(principal.Identities.Where(static i => i.IsAuthenticated));
        if (settings.AdministratorRole is string role && known.IsInRole(role))
        {
            return RoomCallActor.Administrator;
        }

        IEnumerable<string> claims = known.FindAll(settings.UserIdClaim).Select(static claim => claim.Value);
        string[] ids = [.. claims.Where(static id => !string.IsNullOrWhiteSpace(id)).Distinct()];
        return ids is [string id] ? RoomCallActor.Participant(ParticipantId.Parse(id)) : RoomCallActor.Nobody;
    }
}
