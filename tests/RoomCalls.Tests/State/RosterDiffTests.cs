using RoomCalls.Events;
using RoomCalls.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.State;

public sealed class RosterDiffTests
{
    private static readonly ParticipantsUpdated Cause = new([], 3) { Id = "e", Time = Rosters.At(3), CallConnectionId = "c1", ServerCallId = "s", CorrelationId = "x", OperationContext = "mine" };

    [Fact]
    public void AddChanges_TellsJoinedChangedAndLeftAfterTheirCause()
    {
        RoomCallParticipant muted = new(People.Bob) { IsMuted = new(true, CallSide.Server, Rosters.At(3)) };
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([new(People.Alice), new(People.Bob)], [muted, new(People.Carol)], Cause, changes);
        Assert.Equal(
            [new ParticipantChanged(new(People.Bob), muted), new ParticipantJoined(new(People.Carol)), new ParticipantLeft(new(People.Alice))],
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
        RoomCallParticipant alice = new(People.Alice);
        RoomCallParticipant bob = new(People.Bob);
        List<RoomCallEvent> changes = [];
        RosterDiff.AddChanges([alice, bob], [bob, alice], Cause, changes);
        Assert.Empty(changes);
    }
}
