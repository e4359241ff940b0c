namespace RoomCalls;

/// <summary>
/// Somebody in a call, as of now. Immutable: while nothing about a participant changes, every state holds the same object.
/// Each field says from which side it is known and when its value last changed.
/// </summary>
/// <param name="Id">Who it is.</param>
public sealed record RoomCallParticipant(ParticipantId Id)
{
    /// <summary>Whether the participant is muted.</summary>
    public Observed<bool> IsMuted { get; init; }

    /// <summary>Whether the participant is on hold. The service also reports this while something is played to the participant alone.</summary>
    public Observed<bool> IsOnHold { get; init; }

    /// <summary>Takes what the server side lists; a field it leaves out stays as it was known.</summary>
    internal RoomCallParticipant Seen(RosterEntry entry, DateTimeOffset at)
    {
        Observed<bool> muted = entry.IsMuted is bool m ? IsMuted.Next(m, CallSide.Server, at) : IsMuted;
        Observed<bool> held = entry.IsOnHold is bool h ? IsOnHold.Next(h, CallSide.Server, at) : IsOnHold;
        return muted == IsMuted && held == IsOnHold ? this : this with { IsMuted = muted, IsOnHold = held };
    }
}
