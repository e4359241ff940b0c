namespace RoomCalls.Internal.Model;

/// <summary>Computes the next value of a participant from an entry of the server side's roster; the same object when nothing changed.</summary>
internal static class RosterEntryUpdates
{
    extension(RoomCallParticipant known)
    {
        /// <summary>Applies an entry of the server side's roster; a field that it leaves out stays as it was.</summary>
        public RoomCallParticipant With(RosterEntry entry, DateTimeOffset at)
        {
            Observed<ParticipantState> state = known.State.Next(ParticipantState.Connected, CallSide.Server, at);
            Observed<bool> muted = entry.IsMuted is bool m ? known.IsMuted.Next(m, CallSide.Server, at) : known.IsMuted;
            Observed<bool> held = entry.IsOnHold is bool h ? known.IsOnHold.Next(h, CallSide.Server, at) : known.IsOnHold;
            return state == known.State && muted == known.IsMuted && held == known.IsOnHold
                ? known
                : known with { State = state, IsMuted = muted, IsOnHold = held };
        }
    }
}
