using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace RoomCalls.AspNetCore;

/// <summary>Makes actors of web users. Safe for concurrent use.</summary>
/// <param name="options">Which claims count.</param>
public sealed class ClaimsActorResolver(IOptions<ClaimsActorOptions> options)
{
    /// <summary>Who a web user is in calls.</summary>
    /// <param name="principal">The user, or <see langword="null"/>.</param>
    /// <returns>
    /// The administrator for a member of <see cref="ClaimsActorOptions.AdministratorRole"/>; else the participant of the user's claim; else
    /// <see cref="RoomCallActor.Nobody"/>, who may do nothing: also for a user who is not signed in, or has several such claims. What an
    /// identity that is not authenticated claims does not count.
    /// </returns>
    public RoomCallActor Resolve(ClaimsPrincipal? principal)
    {
        ClaimsActorOptions settings = options.Value;
        if (principal is not { Identity.IsAuthenticated: true })
        {
            return RoomCallActor.Nobody;
        }

        ClaimsPrincipal known = principal.Identities.All(static i => i.IsAuthenticated) ? principal : new(principal.Identities.Where(static i => i.IsAuthenticated));
        if (settings.AdministratorRole is string role && known.IsInRole(role))
        {
            return RoomCallActor.Administrator;
        }

        string[] ids = [.. known.FindAll(settings.UserIdClaim).Select(static claim => claim.Value).Where(static id => !string.IsNullOrWhiteSpace(id)).Distinct()];
        return ids is [string id] ? RoomCallActor.Participant(ParticipantId.Parse(id)) : RoomCallActor.Nobody;
    }
}
