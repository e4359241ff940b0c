using RoomCalls.Events;

namespace RoomCalls.Internal.Streams;

/// <summary>A change that only flickers and that its reader has not read yet: a later one of the same participant is merged into it.</summary>
internal sealed class WaitingFlicker((object? Source, ParticipantId Id) of, ParticipantChanged change)
{
    public (object? Source, ParticipantId Id) Of { get; } = of;

    public ParticipantChanged Change { get; private set; } = change;

    public void Merge(ParticipantChanged later) => Change = later with { Before = Change.Before, MergedChanges = Change.MergedChanges + 1 };
}
