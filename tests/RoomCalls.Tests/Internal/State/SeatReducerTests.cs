using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.State;

public sealed class SeatReducerTests
{
    private static readonly SeatModel Seat = SeatReducer.Apply(new SeatModel(1, new CallSeat(KnownPeople.Alice)), new SeatUpdate { State = SeatState.Connected, Role = RoomRole.Presenter, IsMuted = true }, ManualTimeProvider.At(0));

    [Fact]
    public void Apply_MissingMembers_StayAsTheyWere()
    {
        SeatModel next = SeatReducer.Apply(Seat, new SeatUpdate { IsHandRaised = true }, ManualTimeProvider.At(1));
        Assert.Equal((SeatState.Connected, RoomRole.Presenter, true, true, ManualTimeProvider.At(1)), (next.State, next.Shown.Role, next.Shown.IsMuted, next.Shown.IsHandRaised, next.Shown.AsOf));
        Assert.Equal((ParticipantState.Connected, ManualTimeProvider.At(0)), (next.Self.State.Value, next.Self.State.ChangedAt));
        Assert.Equal((true, ManualTimeProvider.At(1)), (next.Self.IsHandRaised.Value, next.Self.IsHandRaised.ChangedAt));
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
    public void Apply_SeatState_SetsTheStateOfItsUser(SeatState seat, ParticipantState self) =>
        Assert.Equal(self, SeatReducer.Apply(Seat, new SeatUpdate { State = seat }, ManualTimeProvider.At(1)).Self.State.Value);

    [Fact]
    public void Apply_Capabilities_AreReplacedOneByOne()
    {
        SeatModel next = SeatReducer.Apply(Seat, new SeatUpdate { Capabilities = new Dictionary<SeatCapability, Capability> { ["A"] = Capability.Allowed, ["B"] = Capability.Allowed } }, ManualTimeProvider.At(1));
        next = SeatReducer.Apply(next, new SeatUpdate { Capabilities = new Dictionary<SeatCapability, Capability> { ["B"] = Capability.Denied("RoleRestricted", "No.") } }, ManualTimeProvider.At(2));
        Assert.Equal((true, false), (next.Shown.Capabilities["A"].IsAllowed, next.Shown.Capabilities["B"].IsAllowed));
    }

    [Fact]
    public void Apply_WhatTheSeatSeesOfTheCall_StaysUntilItChanges()
    {
        SeatUpdate seen = new()
        {
            CallId = "call of the sdk",
            IsRecording = true,
            IsTranscribing = false,
            DominantSpeakers = [KnownPeople.Bob, KnownPeople.Alice],
            RaisedHands = [KnownPeople.Carol],
            Diagnostics = new Dictionary<string, string> { ["networkReceiveQuality"] = "Poor", ["noNetwork"] = "false" },
        };
        SeatModel model = SeatReducer.Apply(Seat, seen, ManualTimeProvider.At(1));
        CallSeat told = model.Shown;
        Assert.Equal(("call of the sdk", true, false), (told.CallId, told.IsRecording, told.IsTranscribing));
        Assert.Equal([KnownPeople.Bob, KnownPeople.Alice], told.DominantSpeakers);
        Assert.Equal([KnownPeople.Carol], told.RaisedHands);

        CallSeat same = SeatReducer.Apply(model, seen, ManualTimeProvider.At(1)).Shown;
        Assert.Equal(told, same);                                                     // a repeated report is no change
        Assert.Equal(told, SeatReducer.Apply(model, new SeatUpdate(), ManualTimeProvider.At(1)).Shown);

        SeatUpdate later = new() { IsRecording = false, DominantSpeakers = [], RaisedHands = [], Diagnostics = new Dictionary<string, string> { ["NetworkReceiveQuality"] = "Good" } };
        CallSeat next = SeatReducer.Apply(model, later, ManualTimeProvider.At(2)).Shown;
        Assert.Equal((false, false, 0, 0), (next.IsRecording, next.IsTranscribing, next.DominantSpeakers.Count, next.RaisedHands.Count));
        Assert.Equal(("Good", "false", 2), (next.Diagnostics["networkReceiveQuality"], next.Diagnostics["noNetwork"], next.Diagnostics.Count));
    }

    [Fact]
    public void Apply_ManyInventedDiagnostics_AreLimited()
    {
        SeatModel next = Seat;
        for (int i = 0; i < 1000; i++)
        {
            next = SeatReducer.Apply(next, new SeatUpdate { Diagnostics = new Dictionary<string, string> { [$"invented {i}"] = "1" } }, ManualTimeProvider.At(1));
        }

        next = SeatReducer.Apply(next, new SeatUpdate { Diagnostics = new Dictionary<string, string> { ["invented 0"] = "2" } }, ManualTimeProvider.At(1));
        Assert.Equal((CallSeat.MaxDiagnostics, "2"), (next.Shown.Diagnostics.Count, next.Shown.Diagnostics["invented 0"]));
    }

    [Fact]
    public void Apply_ParticipantListedTwice_UsesTheLaterEntry()
    {
        SeatModel next = SeatReducer.Apply(Seat, new SeatUpdate { Participants = [Line(true), Line(false)] }, ManualTimeProvider.At(1));
        Assert.False(Assert.Single(next.Listed).IsSpeaking.Value);
        SeatModel same = SeatReducer.Apply(next, new SeatUpdate { Participants = [Line(false)] }, ManualTimeProvider.At(2));
        Assert.Same(next.Listed[0], same.Listed[0]);
    }

    [Fact]
    public void ApplySeat_SeatTakenAgain_ReplacesTheSeatAndKeepsItsRemovals()
    {
        CallModel state = CallModelSteps.ApplySeat(CallModel.Empty, KnownPeople.Alice, new SeatUpdate { State = SeatState.Connected, Participants = [Line(false)] }, ManualTimeProvider.At(1));
        state = CallModelSteps.ApplySeat(state, KnownPeople.Alice, new SeatUpdate { Participants = [Line(false) with { State = ParticipantState.Disconnected }] }, ManualTimeProvider.At(2));
        state = CallModelSteps.ApplySeatRemovals(state, KnownPeople.Alice, new SeatUpdate { Removed = [KnownPeople.Bob] }, ManualTimeProvider.At(2));
        state = CallModelSteps.ApplySeat(state, KnownPeople.Carol, new SeatUpdate { State = SeatState.Connected }, ManualTimeProvider.At(3));
        state = CallModelSteps.ApplySeat(state, KnownPeople.Alice, new SeatUpdate { State = SeatState.Disconnected }, ManualTimeProvider.At(4));
        state = CallModelSteps.ApplySeat(state, KnownPeople.Alice, new SeatUpdate { State = SeatState.Connected }, ManualTimeProvider.At(5));
        Assert.Equal([KnownPeople.Carol, KnownPeople.Alice], state.Seats.Select(s => s.Id));
        Assert.True(state.Seats[1].Departed.ContainsKey(KnownPeople.Bob));
    }

    private static RemoteParticipant Line(bool isSpeaking) => new(KnownPeople.Bob) { State = ParticipantState.Connected, IsSpeaking = isSpeaking };
}
