namespace RoomCalls;

/// <summary>A user on a room's roster: somebody who may join, whether in the call or not.</summary>
/// <param name="Id">The user; only users of Azure Communication Services can be on a roster.</param>
/// <param name="Role">The user's role.</param>
public sealed record RoomParticipant(ParticipantId Id, RoomRole Role)
{
    /// <summary>Gathers what is wrong with those named in a change of a roster: who comes must be a user; who goes, no phone; and each is named once.</summary>
    internal static void CollectErrors(IReadOnlyList<RoomParticipant> coming, IReadOnlyList<ParticipantId> going, ActionErrors errors)
    {
        ParticipantId?[] users = [.. coming.Select(p => p?.Id)];
        foreach (ParticipantId? id in users)
        {
            errors.AddIf(
                id is not { Kind: ParticipantKind.CommunicationUser },
                $"{Name(id)} cannot be on a room's roster: only users of Azure Communication Services can.");
        }

        foreach (ParticipantId? id in going)
        {
            errors.AddIf(id is null or { Kind: ParticipantKind.PhoneNumber }, $"{Name(id)} cannot be on a room's roster, so it cannot be removed from one.");
        }

        foreach (ParticipantId twice in users.Concat(going).OfType<ParticipantId>().CountBy(id => id).Where(c => c.Value > 1).Select(c => c.Key))
        {
            errors.Add($"{twice} is listed more than once.");
        }
    }

    private static string Name(ParticipantId? id) => id?.ToString() ?? "Nobody (null)";
}
