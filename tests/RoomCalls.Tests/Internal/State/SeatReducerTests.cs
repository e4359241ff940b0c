using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

public sealed class SeatReducerTests
{
    private static readonly CallSeat Seat = SeatReducer.Apply(new CallSeat(SamplePeople.Alice), new SeatUpdate { State = SeatState.Connected, Role = RoomRole.Presenter, IsMuted = true }, Rosters.At(0));

    [Fact]
    public void Apply_WhatIsNotSaidStays()
    {
        CallSeat next = SeatReducer.Apply(Seat, new SeatUpdate { IsHandRaised = true }, Rosters.At(1));
        Assert.Equal((SeatState.Connected, RoomRole.Presenter, true, true, Rosters.At(1)), (next.State, next.Role, next.IsMuted, next.IsHandRaised, next.AsOf));
        Assert.Equal((ParticipantState.Connected, Rosters.At(0)), (next.Self.State.Value, next.Self.State.ChangedAt));
        Assert.Equal((true, Rosters.At(1)), (next.Self.IsHandRaised.Value, next.Self.IsHandRaised.ChangedAt));
    }

    [Theory]
    [InlineData(SeatState.None, ParticipantState.Idle)]
    [InlineData(SeatState.EarlyMedia, ParticipantState.EarlyMedia)]
    [InlineData(SeatState.Connecting, ParticipantState.Connecting)]
    [InlineData(SeatState.Connected, ParticipantState.Connected)]
    [InlineData(SeatState.LocalHold, ParticipantState.OnHold)]
    [InlineData(SeatState.RemoteHold, ParticipantState.OnHold)]
    [InlineData(SeatState.InLobby, ParticipantState.InLobby)]
    [InlineData(SeatState.Disconnected, ParticipantState.Disconnected)]
    public void Apply_TheOwnLineFollowsTheSeat(SeatState seat, ParticipantState self) =>
        Assert.Equal(self, SeatReducer.Apply(Seat, new SeatUpdate { State = seat }, Rosters.At(1)).Self.State.Value);

    [Fact]
    public void Apply_CapabilitiesAreTakenOneByOne()
    {
        CallSeat next = SeatReducer.Apply(Seat, new SeatUpdate { Capabilities = new Dictionary<string, Capability> { ["A"] = Capability.Allowed, ["B"] = Capability.Allowed } }, Rosters.At(1));
        next = SeatReducer.Apply(next, new SeatUpdate { Capabilities = new Dictionary<string, Capability> { ["B"] = Capability.Denied("RoleRestricted", "No.") } }, Rosters.At(2));
        Assert.Equal((true, false), (next.Capabilities["A"].IsAllowed, next.Capabilities["B"].IsAllowed));
    }

    [Fact]
    public void Apply_ALineIsWholeAndOfTwoTheLaterCounts()
    {
        CallSeat next = SeatReducer.Apply(Seat, new SeatUpdate { Participants = [Line(true), Line(false)] }, Rosters.At(1));
        Assert.False(Assert.Single(next.Listed).IsSpeaking.Value);
        CallSeat same = SeatReducer.Apply(next, new SeatUpdate { Participants = [Line(false)] }, Rosters.At(2));
        Assert.Same(next.Listed[0], same.Listed[0]);
    }

    [Fact]
    public void ApplySeat_ASeatTakenAgainReplacesTheOneBeforeAndKnowsWhomItSawLeaving()
    {
        RoomCallState state = RoomCallReducer.ApplySeat(RoomCallState.Empty, SamplePeople.Alice, new SeatUpdate { State = SeatState.Connected, Participants = [Line(false)] }, Rosters.At(1));
        state = RoomCallReducer.ApplySeat(state, SamplePeople.Alice, new SeatUpdate { Participants = [Line(false) with { State = ParticipantState.Disconnected }] }, Rosters.At(2));
        state = RoomCallReducer.ApplySeatRemovals(state, SamplePeople.Alice, new SeatUpdate { Removed = [SamplePeople.Bob] }, Rosters.At(2));
        state = RoomCallReducer.ApplySeat(state, SamplePeople.Carol, new SeatUpdate { State = SeatState.Connected }, Rosters.At(3));
        state = RoomCallReducer.ApplySeat(state, SamplePeople.Alice, new SeatUpdate { State = SeatState.Disconnected }, Rosters.At(4));
        state = RoomCallReducer.ApplySeat(state, SamplePeople.Alice, new SeatUpdate { State = SeatState.Connected }, Rosters.At(5));
        Assert.Equal([SamplePeople.Carol, SamplePeople.Alice], state.Seats.Select(s => s.Id));
        Assert.True(state.Seats[1].Departed.ContainsKey(SamplePeople.Bob));
    }

    private static RemoteParticipant Line(bool isSpeaking) => new(SamplePeople.Bob) { State = ParticipantState.Connected, IsSpeaking = isSpeaking };
}
