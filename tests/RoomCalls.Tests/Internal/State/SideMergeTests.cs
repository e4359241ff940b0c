using RoomCalls.Events;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

public sealed class SideMergeTests
{
    private static readonly ParticipantId Seat = KnownPeople.Alice;

    [Fact]
    public void Merge_ParticipantListedByTheSeat_PrefersTheSeat()
    {
        CallModel state = Server(Seen(Empty(), new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected, IsMuted = true, IsSpeaking = true, DisplayName = "Bob" }), 5, new RosterEntry(KnownPeople.Bob, false, true));
        RoomCallParticipant bob = Find(state, KnownPeople.Bob);
        Assert.Equal((true, CallSide.Client), (bob.IsMuted.Value, bob.IsMuted.Side));
        Assert.Equal((true, CallSide.Server), (bob.IsOnHold.Value, bob.IsOnHold.Side));   // on hold is the server side's
        Assert.Equal((true, "Bob"), (bob.IsSpeaking.Value, bob.DisplayName.Value));

        RoomCallParticipant beyond = Find(Removed(state, 6, KnownPeople.Bob), KnownPeople.Bob);
        Assert.Equal((false, CallSide.Server), (beyond.IsMuted.Value, beyond.IsMuted.Side));
        Assert.False(beyond.IsSpeaking.IsKnown);
    }

    [Fact]
    public void Merge_SeenLeavingByTheSeat_IsGone()
    {
        CallModel state = Server(Seen(Empty(), new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected }), 1, new RosterEntry(KnownPeople.Bob));
        state = Removed(Seen(state, 5, new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Disconnected }), 5, KnownPeople.Bob);
        Assert.False(state.Participants.Contains(KnownPeople.Bob));
        Assert.False(Server(state, 4, new RosterEntry(KnownPeople.Bob)).Participants.Contains(KnownPeople.Bob));   // an older word
        Assert.True(Server(state, 6, new RosterEntry(KnownPeople.Bob)).Participants.Contains(KnownPeople.Bob));    // came back beyond the list
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merge_SeenLeavingByAnUntrustedSeat_StaysWhileTheServerListsThem(bool serverFirst)
    {
        RemoteParticipant bob = new(KnownPeople.Bob) { State = ParticipantState.Connected };
        CallModel state = Rumoured(Empty(), 1, bob);
        state = serverFirst ? Server(state, 1, new RosterEntry(KnownPeople.Bob)) : state;
        state = Rumoured(state, 5, bob with { State = ParticipantState.Disconnected });
        Assert.Equal(!serverFirst, Find(state, KnownPeople.Bob).State.GetValueOrDefault(ParticipantState.Unknown) == ParticipantState.Disconnected);
        state = Removed(state, 5, KnownPeople.Bob);
        Assert.Equal(serverFirst, state.Participants.Contains(KnownPeople.Bob));
        state = Server(state, 4, new RosterEntry(KnownPeople.Bob));   // an older word of the server is still the server's
        Assert.True(state.Participants.Contains(KnownPeople.Bob));
    }

    [Fact]
    public void Merge_ListedByATrustedSeatToo_PrefersTheTrustedSeat()
    {
        CallModel state = Rumoured(Empty(), 1, new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected, DisplayName = "Not Bob" });
        state = CallModelSteps.ApplySeat(
            state, KnownPeople.Carol, new SeatUpdate { State = SeatState.Connected, Participants = [new RemoteParticipant(KnownPeople.Bob) { DisplayName = "Bob" }] }, ManualTimeProvider.At(2));
        Assert.Equal("Bob", Find(state, KnownPeople.Bob).DisplayName.Value);
    }

    [Fact]
    public void Merge_DroppedFromTheSeatsListWithoutAServer_IsStillThere()
    {
        CallModel state = Seen(Empty(), new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected, IsSpeaking = true });
        state = Removed(state, 2, KnownPeople.Bob);
        Assert.False(Find(state, KnownPeople.Bob).IsSpeaking.IsKnown);
        Assert.False(Find(state, KnownPeople.Bob).State.IsKnown);

        CallModel alone = CallModelSteps.ApplySeat(state, Seat, new SeatUpdate { TotalParticipantCount = 1 }, ManualTimeProvider.At(3));
        alone = CallModelSteps.ApplySeatRemovals(alone, Seat, new SeatUpdate { Removed = [KnownPeople.Carol] }, ManualTimeProvider.At(3));
        Assert.Equal([Seat], alone.Participants.Select(p => p.Id));                                       // the count says that nobody is hidden
    }

    [Fact]
    public void Merge_SeatDisconnected_UsesTheServer()
    {
        CallModel state = Server(Seen(Empty(), new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected, IsSpeaking = true }), 1, new RosterEntry(Seat), new RosterEntry(KnownPeople.Bob, true));
        state = CallModelSteps.ApplySeat(state, Seat, new SeatUpdate { State = SeatState.Disconnected, EndReason = new(0, 5300) }, ManualTimeProvider.At(2));
        Assert.Equal([KnownPeople.Bob], state.Participants.Select(p => p.Id));
        Assert.Equal((true, false), (Find(state, KnownPeople.Bob).IsMuted.Value, Find(state, KnownPeople.Bob).IsSpeaking.IsKnown));
        Assert.False(state.IsOver);
    }

    [Fact]
    public void Apply_CallDisconnected_KeepsTheParticipantsTheSeatSees()
    {
        CallModel state = Server(Seen(Empty(), new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected }), 1, new RosterEntry(KnownPeople.Bob), new RosterEntry(KnownPeople.Carol));
        state = RoomCallReducer.Apply(state, new CallDisconnected { Time = ManualTimeProvider.At(3) });
        Assert.Equal([KnownPeople.Bob, Seat], state.Participants.Select(p => p.Id));
        Assert.Equal((CallConnectionState.Disconnected, false), (state.Connection, state.IsOver));
    }

    private static CallModel Empty() => CallModelSteps.ApplySeat(
        CallModel.Empty with { State = RoomCallState.Empty with { Connection = CallConnectionState.Connected } }, Seat, new SeatUpdate { State = SeatState.Connected, Role = RoomRole.Presenter }, ManualTimeProvider.At(0));

    private static CallModel Seen(CallModel state, params RemoteParticipant[] lines) => Seen(state, 1, lines);

    private static CallModel Seen(CallModel state, int second, params RemoteParticipant[] lines) =>
        CallModelSteps.ApplySeat(state, Seat, new SeatUpdate { Participants = lines }, ManualTimeProvider.At(second));

    private static CallModel Removed(CallModel state, int second, params ParticipantId[] ids) =>
        CallModelSteps.ApplySeatRemovals(state, Seat, new SeatUpdate { Removed = ids }, ManualTimeProvider.At(second));
    private static CallModel Rumoured(CallModel state, int second, RemoteParticipant line) =>
        CallModelSteps.ApplySeat(state, Seat, new SeatUpdate { IsTrusted = false, Participants = [line] }, ManualTimeProvider.At(second));


    private static CallModel Server(CallModel state, int second, params RosterEntry[] entries) =>
        RoomCallReducer.Apply(state, new ParticipantsUpdated(entries, second) { Time = ManualTimeProvider.At(second) });

    private static RoomCallParticipant Find(CallModel state, ParticipantId id)
    {
        Assert.True(state.Participants.TryGet(id, out RoomCallParticipant? found));
        return found;
    }
}
