using Microsoft.Extensions.DependencyInjection;
using RoomCalls.Actions;
using RoomCalls.Policies;

namespace RoomCalls.Conventions.Tests.Snippets;

/// <summary>The code of docs/roles.md, compiled.</summary>
internal static class RolesSnippets
{
    public static async Task<bool> RolesAsync(IRoomCall call, ParticipantId userId, ParticipantId guest, CancellationToken ct)
    {
        // begin-snippet: roles
        IRoomCall asUser = call.ForActor(RoomCallActor.Participant(userId));                // same call, that person's rights
        Capability may = await asUser.CanAsync(new RemoveParticipant(guest), ct);           // every reason, before asking
        if (may.IsAllowed)
        {
            await asUser.RemoveParticipantAsync(guest, ct);                                 // decided by the same rules, again
        }

        bool isButtonEnabled = asUser.Can(new RemoveParticipant(guest)).IsAllowed;          // at once, from what was read before
        // end-snippet
        return isButtonEnabled;
    }

    public static void Policies(IServiceCollection services)
    {
        // begin-snippet: policies
        services.AddRoomCalls(o => o.Roles.Permissions = RolePermissions.Default.Allow<AddParticipant>(RoomRole.Attendee))
            .AddPolicy(request => request.Action is AddParticipant { Id.Number: string number } && number.StartsWith("+1900", StringComparison.Ordinal)
                ? Capability.Denied("PremiumNumber", "Premium numbers are not dialled from here.")
                : Capability.Allowed);
        // end-snippet
    }
}
