using RoomCalls.Events;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

public sealed class SideMergeTests
{
    private static readonly ParticipantId Seat = SamplePeople.Alice;

    [Fact]
    public void Merge_TheSeatsWordCountsWhileItLists()
    {
        RoomCallState state = Server(Seen(Empty(), new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Connected, IsMuted = true, IsSpeaking = true, DisplayName = "Bob" }), 5, new RosterEntry(SamplePeople.Bob, false, true));
        RoomCallParticipant bob = Find(state, SamplePeople.Bob);
        Assert.Equal((true, CallSide.Client), (bob.IsMuted.Value, bob.IsMuted.Side));
        Assert.Equal((true, CallSide.Server), (bob.IsOnHold.Value, bob.IsOnHold.Side));   // on hold is the server side's
        Assert.Equal((true, "Bob"), (bob.IsSpeaking.Value, bob.DisplayName.Value));

        RoomCallParticipant beyond = Find(Removed(state, 6, SamplePeople.Bob), SamplePeople.Bob);
        Assert.Equal((false, CallSide.Server), (beyond.IsMuted.Value, beyond.IsMuted.Side));
        Assert.False(beyond.IsSpeaking.IsKnown);
    }

    [Fact]
    public void Merge_WhoIsSeenLeavingIsGoneThoughTheServerStillLists()
    {
        RoomCallState state = Server(Seen(Empty(), new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Connected }), 1, new RosterEntry(SamplePeople.Bob));
        state = Removed(Seen(state, 5, new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Disconnected }), 5, SamplePeople.Bob);
        Assert.False(state.Participants.Contains(SamplePeople.Bob));
        Assert.False(Server(state, 4, new RosterEntry(SamplePeople.Bob)).Participants.Contains(SamplePeople.Bob));   // an older word
        Assert.True(Server(state, 6, new RosterEntry(SamplePeople.Bob)).Participants.Contains(SamplePeople.Bob));    // came back beyond the list
    }

    [Fact]
    public void Merge_WithoutAServerSideWhoFallsOutOfTheListIsStillThere()
    {
        RoomCallState state = Seen(Empty(), new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Connected, IsSpeaking = true });
        state = Removed(state, 2, SamplePeople.Bob);
        Assert.False(Find(state, SamplePeople.Bob).IsSpeaking.IsKnown);
        Assert.False(Find(state, SamplePeople.Bob).State.IsKnown);

        RoomCallState alone = RoomCallReducer.ApplySeat(state, Seat, new SeatUpdate { TotalParticipantCount = 1 }, Rosters.At(3));
        alone = RoomCallReducer.ApplySeatRemovals(alone, Seat, new SeatUpdate { Removed = [SamplePeople.Carol] }, Rosters.At(3));
        Assert.Equal([Seat], alone.Participants.Select(p => p.Id));                                       // the count says that nobody is hidden
    }

    [Fact]
    public void Merge_OfASeatThatIsOutTheServersWordIsLeft()
    {
        RoomCallState state = Server(Seen(Empty(), new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Connected, IsSpeaking = true }), 1, new RosterEntry(Seat), new RosterEntry(SamplePeople.Bob, true));
        state = RoomCallReducer.ApplySeat(state, Seat, new SeatUpdate { State = SeatState.Disconnected, EndReason = new(0, 5300) }, Rosters.At(2));
        Assert.Equal([SamplePeople.Bob], state.Participants.Select(p => p.Id));
        Assert.Equal((true, false), (Find(state, SamplePeople.Bob).IsMuted.Value, Find(state, SamplePeople.Bob).IsSpeaking.IsKnown));
        Assert.False(state.IsOver);
    }

    [Fact]
    public void Apply_TheServersEndLeavesWhatTheSeatSees()
    {
        RoomCallState state = Server(Seen(Empty(), new RemoteParticipant(SamplePeople.Bob) { State = ParticipantState.Connected }), 1, new RosterEntry(SamplePeople.Bob), new RosterEntry(SamplePeople.Carol));
        state = RoomCallReducer.Apply(state, new CallDisconnected { Time = Rosters.At(3) });
        Assert.Equal([SamplePeople.Bob, Seat], state.Participants.Select(p => p.Id));
        Assert.Equal((CallConnectionState.Disconnected, false), (state.Connection, state.IsOver));
    }

    private static RoomCallState Empty() => RoomCallReducer.ApplySeat(
        RoomCallState.Empty with { Connection = CallConnectionState.Connected }, Seat, new SeatUpdate { State = SeatState.Connected, Role = RoomRole.Presenter }, Rosters.At(0));

    private static RoomCallState Seen(RoomCallState state, params RemoteParticipant[] lines) => Seen(state, 1, lines);

    private static RoomCallState Seen(RoomCallState state, int second, params RemoteParticipant[] lines) =>
        RoomCallReducer.ApplySeat(state, Seat, new SeatUpdate { Participants = lines }, Rosters.At(second));

    private static RoomCallState Removed(RoomCallState state, int second, params ParticipantId[] ids) =>
        RoomCallReducer.ApplySeatRemovals(state, Seat, new SeatUpdate { Removed = ids }, Rosters.At(second));

    private static RoomCallState Server(RoomCallState state, int second, params RosterEntry[] entries) =>
        RoomCallReducer.Apply(state, new ParticipantsUpdated(entries, second) { Time = Rosters.At(second) });

    private static RoomCallParticipant Find(RoomCallState state, ParticipantId id)
    {
        Assert.True(state.Participants.TryGet(id, out RoomCallParticipant? found));
        return found;
    }
}
