using RoomCalls.Transport;

namespace RoomCalls.Internal.State;

/// <summary>Computes the next value of a participant from an entry of the client side; the same object when nothing changed.</summary>
internal static class ParticipantUpdates
{
    extension(RoomCallParticipant known)
    {
        /// <summary>Applies a seat's whole entry.</summary>
        public RoomCallParticipant With(RemoteParticipant line, DateTimeOffset at)
        {
            RoomCallParticipant next = known with
            {
                State = known.State.Next(line.State, CallSide.Client, at),
                DisplayName = known.DisplayName.Next(line.DisplayName ?? string.Empty, CallSide.Client, at),
                Role = line.Role is RoomRole role ? known.Role.Next(role, CallSide.Client, at) : default,
                IsMuted = known.IsMuted.Next(line.IsMuted, CallSide.Client, at),
                IsOnHold = known.IsOnHold.Next(line.State == ParticipantState.OnHold, CallSide.Client, at),
                IsSpeaking = known.IsSpeaking.Next(line.IsSpeaking, CallSide.Client, at),
                IsHandRaised = line.IsHandRaised is bool hand ? known.IsHandRaised.Next(hand, CallSide.Client, at) : default,
                Streams = known.Streams.Next(line.Streams, CallSide.Client, at),
                EndReason = line.EndReason,
            };
            return next == known ? known : next;
        }
    }
}
