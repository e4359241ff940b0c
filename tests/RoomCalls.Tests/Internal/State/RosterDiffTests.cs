using RoomCalls.Events;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

public sealed class RosterDiffTests
{
    private static readonly ParticipantsUpdated Cause = new([], 3) { Id = "e", Time = Rosters.At(3), CallConnectionId = "c1", ServerCallId = "s", CorrelationId = "x", OperationContext = "mine" };

    [Fact]
    public void AddChanges_TellsJoinedChangedAndLeftAfterTheirCause()
    {
        RoomCallParticipant muted = new(SamplePeople.Bob) { IsMuted = new(true, CallSide.Server, Rosters.At(3)) };
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([new(SamplePeople.Alice), new(SamplePeople.Bob)], [muted, new(SamplePeople.Carol)], Cause, changes);
        Assert.Equal(
            [new ParticipantChanged(new(SamplePeople.Bob), muted), new ParticipantJoined(new(SamplePeople.Carol)), new ParticipantLeft(new(SamplePeople.Alice))],
            changes.Select(c => c with { Time = default, CallConnectionId = default, ServerCallId = null, CorrelationId = null }));
        Assert.All(changes, change =>
        {
            Assert.Equal((Cause.Time, Cause.CallConnectionId, "s", "x"), (change.Time, change.CallConnectionId, change.ServerCallId, change.CorrelationId));
            Assert.Equal((string.Empty, null), (change.Id, change.OperationContext));
        });
    }

    [Fact]
    public void AddChanges_TellsNothingOfAnotherOrder()
    {
        RoomCallParticipant alice = new(SamplePeople.Alice);
        RoomCallParticipant bob = new(SamplePeople.Bob);
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([alice, bob], [bob, alice], Cause, changes);
        Assert.Empty(changes);
    }
}
