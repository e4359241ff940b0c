using RoomCalls.Internal.Inputs;

namespace RoomCalls.Actions;

/// <summary>Reads one participant of the call.</summary>
/// <param name="Id">Who.</param>
public sealed record GetParticipant(ParticipantId Id) : RoomCallAction<RoomCallParticipant>
{
    internal override ParticipantId? Target => Id;

    internal override void CollectErrors(ActionErrors errors) => errors.AddIf(Id is null, "The participant is missing.");
}
