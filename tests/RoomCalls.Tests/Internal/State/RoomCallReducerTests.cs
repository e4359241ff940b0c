using RoomCalls.Events;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

public sealed class RoomCallReducerTests
{
    [Fact]
    public void Apply_KeepsIdsAndConnection()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, new CallConnected { ServerCallId = "s", CorrelationId = "c" });
        Assert.Equal((CallConnectionState.Connected, "s", "c"), (state.Connection, state.ServerCallId, state.CorrelationId));
        Assert.Same(state, RoomCallReducer.Apply(state, new CallConnected()));
        Assert.Same(state, RoomCallReducer.Apply(state, new UnknownRoomCallEvent("Odd", "{}")));
    }

    [Fact]
    public void Apply_DisconnectedIsFinal()
    {
        ResultInformation reason = new(200, 7000);
        RoomCallState ended = RoomCallReducer.Apply(RoomCallState.Empty, new CallDisconnected { Result = reason });
        Assert.Equal((CallConnectionState.Disconnected, reason), (ended.Connection, ended.EndReason));
        Assert.Same(ended, RoomCallReducer.Apply(ended, new CallConnected { ServerCallId = "late" }));
        Assert.Same(ended, RoomCallReducer.Apply(ended, Roster(9, 9, SamplePeople.Alice)));
        Assert.Same(ended, RoomCallReducer.ApplyRead(ended, [new(SamplePeople.Alice)], Rosters.At(9)));
        Assert.Equal(CallConnectionState.Disconnected, RoomCallReducer.Apply(RoomCallState.Empty, new ConnectFailed()).Connection);
    }

    [Fact]
    public void Apply_AnOlderRosterNeverReplacesANewerOne()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, Roster(5, 1, SamplePeople.Alice));
        Assert.Same(state, RoomCallReducer.Apply(state, Roster(4, 9, SamplePeople.Bob)));
        Assert.Same(state, RoomCallReducer.Apply(state, Roster(5, 9, SamplePeople.Bob)));
        Assert.Same(state, RoomCallReducer.Apply(state, new ParticipantsUpdated([new(SamplePeople.Bob)]) { Time = Rosters.At(9) }));
        Assert.Equal(8, RoomCallReducer.Apply(state, Roster(8, 0, SamplePeople.Bob)).SequenceNumber);
    }

    [Fact]
    public void Apply_RostersWithoutNumbersGoByTime()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, new ParticipantsUpdated([new(SamplePeople.Alice)]) { Time = Rosters.At(5) });
        Assert.True(RoomCallReducer.IsStale(state, new ParticipantsUpdated([]) { Time = Rosters.At(5) }));
        Assert.False(RoomCallReducer.IsStale(state, new ParticipantsUpdated([]) { Time = Rosters.At(6) }));
        Assert.False(RoomCallReducer.IsStale(state, new CallConnected { Time = Rosters.At(1) }));
        Assert.Empty(RoomCallReducer.Apply(state, new ParticipantsUpdated([]) { Time = Rosters.At(6) }).Participants);
    }

    [Fact]
    public void Apply_AnOlderRosterByTimeDoesNotUndoAnAdd()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, Roster(1, 1, SamplePeople.Alice));
        state = RoomCallReducer.Apply(state, new AddParticipantSucceeded(SamplePeople.Phone) { Time = Rosters.At(10) });
        Assert.True(state.Participants.Contains(SamplePeople.Phone));
        state = RoomCallReducer.Apply(state, Roster(2, 9, SamplePeople.Alice, SamplePeople.Bob));
        Assert.Equal([SamplePeople.Alice, SamplePeople.Bob, SamplePeople.Phone], state.Participants.Select(p => p.Id));
        state = RoomCallReducer.Apply(state, Roster(3, 11, SamplePeople.Alice));
        Assert.Equal([SamplePeople.Alice], state.Participants.Select(p => p.Id));
        Assert.Empty(state.Outcomes);
    }

    [Fact]
    public void Apply_AnOlderRosterByTimeDoesNotUndoARemoval()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, Roster(1, 1, SamplePeople.Alice, SamplePeople.Bob));
        state = RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(SamplePeople.Bob) { Time = Rosters.At(10) });
        state = RoomCallReducer.Apply(state, Roster(2, 9, SamplePeople.Alice, SamplePeople.Bob));
        Assert.Equal([SamplePeople.Alice], state.Participants.Select(p => p.Id));
        Assert.True(RoomCallReducer.Apply(state, Roster(3, 11, SamplePeople.Alice, SamplePeople.Bob)).Participants.Contains(SamplePeople.Bob));
    }

    [Fact]
    public void Apply_AnOutcomeOlderThanTheRosterChangesNothing()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, Roster(1, 10, SamplePeople.Alice));
        Assert.Same(state, RoomCallReducer.Apply(state, new AddParticipantSucceeded(SamplePeople.Bob) { Time = Rosters.At(9) }));
        Assert.Same(state, RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(SamplePeople.Alice) { Time = Rosters.At(9) }));
    }

    [Fact]
    public void Apply_AnOutcomeOfTheRostersInstantCounts()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, Roster(1, 10, SamplePeople.Alice));
        Assert.Empty(RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(SamplePeople.Alice) { Time = Rosters.At(10) }).Participants);
    }

    [Fact]
    public void Apply_TheNewerOfTwoOutcomesCounts()
    {
        RoomCallState removed = RoomCallReducer.Apply(RoomCallState.Empty, new RemoveParticipantSucceeded(SamplePeople.Bob) { Time = Rosters.At(10) });
        Assert.Empty(RoomCallReducer.Apply(removed, new AddParticipantSucceeded(SamplePeople.Bob) { Time = Rosters.At(9) }).Participants);
        Assert.Single(RoomCallReducer.Apply(removed, new AddParticipantSucceeded(SamplePeople.Bob) { Time = Rosters.At(11) }).Participants);
    }

    [Fact]
    public void ApplyRead_IsTheRosterAndForgetsOutcomes()
    {
        RoomCallState state = RoomCallReducer.Apply(RoomCallState.Empty, new AddParticipantSucceeded(SamplePeople.Phone) { Time = Rosters.At(1) });
        state = RoomCallReducer.ApplyRead(state, [new(SamplePeople.Alice, true, false)], Rosters.At(2));
        RoomCallParticipant alice = Assert.Single(state.Participants);
        Assert.Equal((true, Rosters.At(2), CallSide.Server), (alice.IsMuted.Value, alice.IsMuted.ChangedAt, alice.IsMuted.Side));
        Assert.Equal((Rosters.At(2), 0), (state.ServerAsOf, state.Outcomes.Count));
    }

    private static ParticipantsUpdated Roster(int number, int second, params ParticipantId[] ids) =>
        new([.. ids.Select(id => new RosterEntry(id))], number) { Time = Rosters.At(second) };
}
