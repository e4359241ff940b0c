namespace RoomCalls.Actions;

/// <summary>Makes a room.</summary>
public sealed record CreateRoom : AdministrationAction<Room>
{
    /// <summary>Who may join, and in which role; nobody by default. Only users can be on a roster.</summary>
    public IReadOnlyList<RoomParticipant> Participants { get; init; } = [];

    /// <summary>From when on the room can be joined; <see langword="null"/> (the default) for now.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when the room can be joined; <see langword="null"/> (the default) for 180 days, set by the service.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether phone numbers may be dialled into the room's call; <see langword="false"/> by default.</summary>
    public bool PstnDialOutEnabled { get; init; }

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.AddIf(ValidUntil <= ValidFrom, "The room's end must be after its start.");
        if (Participants is null)
        {
            errors.Add("The participants must not be null: leave them out for an empty roster.");
            return;
        }

        foreach (RoomParticipant participant in Participants)
        {
            errors.AddIf(
                participant?.Id is not { Kind: ParticipantKind.CommunicationUser },
                $"{participant?.Id} cannot be on a room's roster: only users of Azure Communication Services can.");
        }

        foreach (ParticipantId twice in Participants.Where(p => p?.Id is not null).CountBy(p => p.Id).Where(c => c.Value > 1).Select(c => c.Key))
        {
            errors.Add($"{twice} is listed more than once.");
        }
    }
}
