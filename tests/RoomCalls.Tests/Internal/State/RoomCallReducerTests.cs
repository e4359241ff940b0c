using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

public sealed class RoomCallReducerTests
{
    [Fact]
    public void Apply_CallConnected_KeepsIdsAndConnection()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, new CallConnected { ServerCallId = "s", CorrelationId = "c" });
        Assert.Equal((CallConnectionState.Connected, "s", "c"), (state.Connection, state.ServerCallId, state.CorrelationId));
        Assert.Same(state, RoomCallReducer.Apply(state, new CallConnected()));
        Assert.Same(state, RoomCallReducer.Apply(state, new UnknownRoomCallEvent("Odd", "{}")));
    }

    [Fact]
    public void Apply_AfterCallDisconnected_ChangesNothing()
    {
        ResultInformation reason = new(200, 7000);
        CallModel ended = RoomCallReducer.Apply(CallModel.Empty, new CallDisconnected { ResultInformation = reason });
        Assert.Equal((CallConnectionState.Disconnected, reason), (ended.Connection, ended.EndReason));
        Assert.Same(ended, RoomCallReducer.Apply(ended, new CallConnected { ServerCallId = "late" }));
        Assert.Same(ended, RoomCallReducer.Apply(ended, Roster(9, 9, KnownPeople.Alice)));
        Assert.Same(ended, CallModelSteps.ApplyRead(ended, [new(KnownPeople.Alice)], ManualTimeProvider.At(9)));
        Assert.Equal(CallConnectionState.Disconnected, RoomCallReducer.Apply(CallModel.Empty, new ConnectFailed()).Connection);
    }

    [Fact]
    public void Apply_OlderRoster_IsIgnored()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, Roster(5, 1, KnownPeople.Alice));
        Assert.Same(state, RoomCallReducer.Apply(state, Roster(4, 9, KnownPeople.Bob)));
        Assert.Same(state, RoomCallReducer.Apply(state, Roster(5, 9, KnownPeople.Bob)));
        Assert.Same(state, RoomCallReducer.Apply(state, new ParticipantsUpdated([new(KnownPeople.Bob)]) { Time = ManualTimeProvider.At(9) }));
        Assert.Equal(8, RoomCallReducer.Apply(state, Roster(8, 0, KnownPeople.Bob)).SequenceNumber);
    }

    [Fact]
    public void Apply_RostersWithoutNumbers_GoByTime()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, new ParticipantsUpdated([new(KnownPeople.Alice)]) { Time = ManualTimeProvider.At(5) });
        Assert.True(RoomCallReducer.IsStale(state, new ParticipantsUpdated([]) { Time = ManualTimeProvider.At(5) }));
        Assert.False(RoomCallReducer.IsStale(state, new ParticipantsUpdated([]) { Time = ManualTimeProvider.At(6) }));
        Assert.False(RoomCallReducer.IsStale(state, new CallConnected { Time = ManualTimeProvider.At(1) }));
        Assert.Empty(RoomCallReducer.Apply(state, new ParticipantsUpdated([]) { Time = ManualTimeProvider.At(6) }).Participants);
    }

    [Fact]
    public void Apply_RosterFromBeforeAnAdd_KeepsTheAddedParticipant()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, Roster(1, 1, KnownPeople.Alice));
        state = RoomCallReducer.Apply(state, new AddParticipantSucceeded(KnownPhones.Answering) { Time = ManualTimeProvider.At(10) });
        Assert.True(state.Participants.Contains(KnownPhones.Answering));
        state = RoomCallReducer.Apply(state, Roster(2, 9, KnownPeople.Alice, KnownPeople.Bob));
        Assert.Equal([KnownPeople.Alice, KnownPeople.Bob, KnownPhones.Answering], state.Participants.Select(p => p.Id));
        state = RoomCallReducer.Apply(state, Roster(3, 11, KnownPeople.Alice));
        Assert.Equal([KnownPeople.Alice], state.Participants.Select(p => p.Id));
        Assert.Empty(state.Outcomes);
    }

    [Fact]
    public void Apply_RosterFromBeforeARemoval_KeepsTheParticipantOut()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, Roster(1, 1, KnownPeople.Alice, KnownPeople.Bob));
        state = RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(KnownPeople.Bob) { Time = ManualTimeProvider.At(10) });
        state = RoomCallReducer.Apply(state, Roster(2, 9, KnownPeople.Alice, KnownPeople.Bob));
        Assert.Equal([KnownPeople.Alice], state.Participants.Select(p => p.Id));
        Assert.True(RoomCallReducer.Apply(state, Roster(3, 11, KnownPeople.Alice, KnownPeople.Bob)).Participants.Contains(KnownPeople.Bob));
    }

    [Fact]
    public void Apply_OutcomeOlderThanTheRoster_ChangesNothing()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, Roster(1, 10, KnownPeople.Alice));
        Assert.Same(state, RoomCallReducer.Apply(state, new AddParticipantSucceeded(KnownPeople.Bob) { Time = ManualTimeProvider.At(9) }));
        Assert.Same(state, RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(KnownPeople.Alice) { Time = ManualTimeProvider.At(9) }));
    }

    [Fact]
    public void Apply_OutcomeOfTheRostersInstant_Counts()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, Roster(1, 10, KnownPeople.Alice));
        Assert.Empty(RoomCallReducer.Apply(state, new RemoveParticipantSucceeded(KnownPeople.Alice) { Time = ManualTimeProvider.At(10) }).Participants);
    }

    [Fact]
    public void Apply_TwoOutcomes_UsesTheNewer()
    {
        CallModel removed = RoomCallReducer.Apply(CallModel.Empty, new RemoveParticipantSucceeded(KnownPeople.Bob) { Time = ManualTimeProvider.At(10) });
        Assert.Empty(RoomCallReducer.Apply(removed, new AddParticipantSucceeded(KnownPeople.Bob) { Time = ManualTimeProvider.At(9) }).Participants);
        Assert.Single(RoomCallReducer.Apply(removed, new AddParticipantSucceeded(KnownPeople.Bob) { Time = ManualTimeProvider.At(11) }).Participants);
    }

    [Fact]
    public void ApplyRead_Roster_ReplacesRosterAndOutcomes()
    {
        CallModel state = RoomCallReducer.Apply(CallModel.Empty, new AddParticipantSucceeded(KnownPhones.Answering) { Time = ManualTimeProvider.At(1) });
        state = CallModelSteps.ApplyRead(state, [new(KnownPeople.Alice, true, false)], ManualTimeProvider.At(2));
        RoomCallParticipant alice = Assert.Single(state.Participants);
        Assert.Equal((true, ManualTimeProvider.At(2), CallSide.Server), (alice.IsMuted.Value, alice.IsMuted.ChangedAt, alice.IsMuted.Side));
        Assert.Equal((ManualTimeProvider.At(2), 0), (state.ServerAsOf, state.Outcomes.Count));
    }

    private static ParticipantsUpdated Roster(int number, int second, params ParticipantId[] ids) =>
        new([.. ids.Select(id => new RosterEntry(id))], number) { Time = ManualTimeProvider.At(second) };
}
