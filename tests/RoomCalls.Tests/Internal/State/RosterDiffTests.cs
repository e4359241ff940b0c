using RoomCalls.Events;
using RoomCalls.Internal.State;

namespace RoomCalls.Tests.Internal.State;

public sealed class RosterDiffTests
{
    private static readonly ParticipantsUpdated Cause = new([], 3) { Id = "e", Time = ManualTimeProvider.At(3), CallConnectionId = "c1", ServerCallId = "s", CorrelationId = "x", OperationContext = "mine" };

    [Fact]
    public void AddChanges_OtherRoster_AddsJoinedChangedAndLeft()
    {
        RoomCallParticipant muted = new(KnownPeople.Bob) { IsMuted = new(true, CallSide.Server, ManualTimeProvider.At(3)) };
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([new(KnownPeople.Alice), new(KnownPeople.Bob)], [muted, new(KnownPeople.Carol)], Cause, changes);
        Assert.Equal(
            [new ParticipantChanged(new(KnownPeople.Bob), muted), new ParticipantJoined(new(KnownPeople.Carol)), new ParticipantLeft(new(KnownPeople.Alice))],
            changes.Select(c => c with { Time = default, CallConnectionId = default, ServerCallId = null, CorrelationId = null }));
        Assert.All(changes, change =>
        {
            Assert.Equal((Cause.Time, Cause.CallConnectionId, "s", "x"), (change.Time, change.CallConnectionId, change.ServerCallId, change.CorrelationId));
            Assert.Equal((string.Empty, null), (change.Id, change.OperationContext));
        });
    }

    [Fact]
    public void AddChanges_OtherOrder_AddsNothing()
    {
        RoomCallParticipant alice = new(KnownPeople.Alice);
        RoomCallParticipant bob = new(KnownPeople.Bob);
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([alice, bob], [bob, alice], Cause, changes);
        Assert.Empty(changes);
    }
}
