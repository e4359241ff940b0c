using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Roles;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Connecting;

public sealed class AdoptWayInTests : IAsyncDisposable
{
    private readonly ScriptedFixture _fixture = new();
    private readonly OfferedSession _client = new(KnownPeople.Alice);

    public AdoptWayInTests() => _fixture.Transport.Directory.Roster.AddRange([KnownPeople.Alice.AsPresenter(), KnownPeople.Bob.AsAttendee()]);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task AdoptAsync_BeforeALeg_IsASeatFromTheFirstUpdateOn()
    {
        CallHold hold = await AdoptAsync(_client.InRoom);
        CallSeat seat = Assert.Single(hold.Call.State.Seats);
        Assert.Equal((KnownPeople.Alice, SeatState.Connected, true), (seat.Id, seat.State, seat.IsTrusted));
        Assert.Equal(ScriptedFixture.Locator, hold.Call.Locator);
        _client.Report(new SeatUpdate { IsMuted = true, Participants = [new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected }] });
        Assert.True(hold.Call.State.Seats[0].IsMuted);
        Assert.Equal(2, hold.Call.State.Participants.Count);
        await using IRoomCall leg = await _fixture.ConnectAsync(KnownPeople.Alice, KnownPeople.Bob);
        Assert.Same(leg.State, hold.Call.State);
    }

    [Fact]
    public async Task AdoptAsync_AfterALeg_IsASeatOfItsCall()
    {
        await using IRoomCall leg = await _fixture.ConnectAsync(KnownPeople.Bob);
        CallHold hold = await AdoptAsync(_client.InRoom);
        Assert.Same(leg.State, hold.Call.State);
        Assert.Equal(2, leg.State.Participants.Count);
        Assert.Single(_fixture.Runtime.Directory.All);
    }

    [Fact]
    public async Task AdoptAsync_Seat_CarriesTheActionsOfItsUser()
    {
        await AdoptAsync(_client.InRoom);
        IRoomCall view = Assert.Single(_fixture.Manager.Calls).ForActor(RoomCallActor.Participant(KnownPeople.Alice));
        await view.ExecuteAsync(new RaiseHand(), CurrentTest.Token);
        Assert.IsType<RaiseHand>(Assert.Single(_client.Session!.Requests).Action);
        Assert.Empty(_fixture.Transport.Requests);
    }

    [Fact]
    public async Task AdoptAsync_RoomNamedBesides_IsTheRoomsCall()
    {
        CallHold hold = await AdoptAsync(_client.Offer with { RoomId = new RoomId("991") });
        await using IRoomCall leg = await _fixture.ConnectAsync(KnownPeople.Alice);
        Assert.Same(leg.State, hold.Call.State);
    }

    [Fact]
    public async Task AdoptAsync_UserHasASeat_IsRefusedAndNeverStarted()
    {
        CallHold first = await AdoptAsync(_client.InRoom);
        OfferedSession second = new(KnownPeople.Alice);
        InvalidActionException refused = await Assert.ThrowsAsync<InvalidActionException>(() => AdoptAsync(second.InRoom));
        Assert.Contains("has a seat in this call here already", refused.Message, StringComparison.Ordinal);
        Assert.Equal((null, 1, 1), (second.Session, first.Call.Members.Seats.Length, first.Call.Handles.Count));
        await first.ReleaseAsync();
        await AdoptAsync(second.InRoom);
        Assert.NotNull(second.Session);
    }

    [Fact]
    public async Task AdoptAsync_SessionHasEnded_ThrowsWithItsReasonAndLeavesNothing()
    {
        _client.First = new SeatUpdate { State = SeatState.Disconnected, EndReason = new ResultInformation(0, 5300) };
        CallEndedException ended = await Assert.ThrowsAsync<CallEndedException>(() => AdoptAsync(_client.InRoom));
        Assert.Equal(5300, ended.EndReason?.SubCode);
        Assert.True(_client.Session!.IsDisposed);
        AssertClean();
    }

    [Fact]
    public async Task AdoptAsync_SessionEnds_EndsTheSeatAndThenTheCall()
    {
        CallHold hold = await AdoptAsync(_client.InRoom);
        _client.Report(new SeatUpdate { State = SeatState.Disconnected, EndReason = new ResultInformation(0, 0) });
        Assert.True(_client.Session!.IsDisposed);
        Assert.Empty(hold.Call.Members.Seats);
        Assert.True(hold.Call.HasEnded);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        AssertClean();
        await hold.ReleaseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DisposeAsync_Handle_LeavesAsTheOfferSays(bool leaves)
    {
        CallHold hold = await AdoptAsync(_client.InRoom with { LeaveOnDispose = leaves });
        RoomCalls.Internal.Facade.RoomCallHandle handle = new(hold, ActorChain.Application, _fixture.Runtime.Pipeline, owns: true);
        await handle.DisposeAsync();
        Assert.Equal((leaves, !leaves), (_client.Session!.IsDisposed, hold.Call.State.Seats[0].IsLive));
        await _fixture.DisposeAsync();
        Assert.True(_client.Session.IsDisposed);
        AssertClean();
    }

    [Fact]
    public async Task AdoptAsync_ClientThrowsAnything_FailsMaskedAndLeavesNothing()
    {
        _client.OnStart = static () => throw new NotSupportedException("Not on +16045551234.");
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => AdoptAsync(_client.InRoom));
        Assert.Equal(TransportFault.Client, failed.Fault);
        Assert.DoesNotContain("6045551234", failed.Message, StringComparison.Ordinal);
        AssertClean();
    }

    [Fact]
    public async Task AdoptAsync_ClientReturnsNoSession_Fails()
    {
        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => AdoptAsync(_client.InRoom with { Start = static _ => null! }));
        Assert.Contains("'page' returned no session", failed.Message, StringComparison.Ordinal);
        AssertClean();
    }

    [Fact]
    public async Task AdoptAsync_WrongOffer_SaysEverythingAtOnce()
    {
        SessionOffer wrong = new(KnownPhones.Answering, " ", null!) { Locator = ScriptedFixture.Locator, RoomId = new RoomId("992") };
        Assert.Equal(4, (await Assert.ThrowsAsync<InvalidActionException>(() => AdoptAsync(wrong))).Errors.Count);
        await Assert.ThrowsAsync<InvalidActionException>(() => AdoptAsync(new SessionOffer(null!, "page", static _ => null!)));
        AssertClean();
    }

    [Fact]
    public async Task AdoptAsync_ActorIsAnotherUser_IsDeniedAndNeverStarted()
    {
        ActorChain bob = ActorChain.Application.Narrow(RoomCallActor.Participant(KnownPeople.Bob));
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => AdoptAsync(_client.InRoom, bob));
        Assert.Contains(denied.Reasons, static reason => reason.Message.Contains("may not take the seat", StringComparison.Ordinal));
        Assert.Null(_client.Session);
        AssertClean();
        await AdoptAsync(_client.InRoom, ActorChain.Application.Narrow(RoomCallActor.Participant(KnownPeople.Alice)));
    }

    [Fact]
    public async Task AdoptAsync_UserIsNotInTheRoom_IsDenied()
    {
        OfferedSession carol = new(KnownPeople.Carol);
        ActionDeniedException denied = await Assert.ThrowsAsync<ActionDeniedException>(() => AdoptAsync(carol.InRoom));
        Assert.Equal(CapabilityReasonCodes.NotRoomParticipant, Assert.Single(denied.Reasons).Code);
        Assert.Null(carol.Session);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AdoptAsync_RoomBesidesTheCall_CountsOnlyIfTheClientIsTrusted(bool isTrusted)
    {
        SessionOffer offer = _client.Offer with { Locator = CallLocator.GroupCall(Guid.NewGuid()), RoomId = new RoomId("991"), IsTrusted = isTrusted };
        Assert.Equal(isTrusted ? new RoomId("991") : default(RoomId?), (await AdoptAsync(offer)).Call.RoomId);
    }

    [Fact]
    public async Task AdoptAsync_ManagerIsDisposed_Throws()
    {
        await _fixture.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => AdoptAsync(_client.InRoom));
        Assert.Null(_client.Session);
    }

    [Fact]
    public async Task OnServerCallId_ReportedLate_UnitesWithTheLegOfTheSameCall()
    {
        await using IRoomCall leg = await ConnectAsync("s1");
        CallHold hold = await AdoptAsync(_client.Offer);
        LiveCall before = hold.Call;
        await using EventCollector reader = new(hold.Call.Listen(new ListenOptions { Include = EventKinds.All }, CurrentTest.Token), CurrentTest.Token);
        await reader.NextAsync();
        Assert.NotSame(leg.State, hold.Call.State);

        _client.Report(new SeatUpdate { ServerCallId = "s1", IsMuted = true });

        Assert.Same(leg.State, hold.Call.State);
        Assert.NotSame(before, hold.Call);
        Assert.True(Assert.Single(leg.State.Seats).IsMuted);
        Assert.Single(_fixture.Runtime.Directory.All);
        Assert.Equal(2, hold.Call.Handles.Count);
        RoomCallSnapshot snapshot = await reader.UntilAsync<RoomCallSnapshot>();
        Assert.Equal(("c1", KnownPeople.Alice), (snapshot.CallConnectionId.Value, Assert.Single(snapshot.State.Seats).Id));
        _client.Report(new SeatUpdate { IsHandRaised = true });
        Assert.True((await reader.UntilAsync<SeatChanged>()).Seat.IsHandRaised);
        await hold.ReleaseAsync();
        Assert.True(_client.Session!.IsDisposed);
        Assert.Equal((1, CallConnectionState.Connected), (_fixture.SingleCall().Handles.Count, leg.State.Connection));
    }

    [Fact]
    public async Task OnServerCallId_LegComesLater_UnitesWithTheAdoptedSeat()
    {
        _client.First = _client.First with { ServerCallId = "s1" };
        CallHold hold = await AdoptAsync(_client.Offer);
        await using IRoomCall leg = await ConnectAsync("s1");
        Assert.Same(leg.State, hold.Call.State);
        Assert.Equal("c1", hold.Call.ConnectionId.Value);
        Assert.Single(_fixture.Runtime.Directory.All);
        IRoomCall old = leg.ForActor(RoomCallActor.Participant(KnownPeople.Alice));
        await old.ExecuteAsync(new RaiseHand(), CurrentTest.Token);
        Assert.Single(_client.Session!.Requests);
    }

    [Fact]
    public async Task OnServerCallId_OperationOpen_MovesAndEndsBySeatOrLeg()
    {
        await using IRoomCall leg = await ConnectAsync("s1");
        CallHold hold = await AdoptAsync(_client.Offer);
        RoomCalls.Internal.Facade.RoomCallHandle handle = new(hold, ActorChain.Application.Narrow(RoomCallActor.Participant(KnownPeople.Alice)), _fixture.Runtime.Pipeline, owns: true);
        Task<RoomCallParticipant> adding = handle.ExecuteAsync(new AddParticipant(KnownPeople.Bob), CurrentTest.Token);
        _client.Report(new SeatUpdate { ServerCallId = "s1" });
        Assert.False(adding.IsCompleted);
        Assert.Equal(1, _fixture.SingleCall().Operations.Count);
        _client.Report(new SeatUpdate { Participants = [new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected }] });
        Assert.Equal(KnownPeople.Bob, (await adding.OrTimeoutAsync()).Id);
        await handle.DisposeAsync();
    }

    [Fact]
    public async Task OnServerCallId_ClientNotTrusted_UnitesNothing()
    {
        await using IRoomCall leg = await ConnectAsync("s1");
        _client.First = _client.First with { ServerCallId = "s1" };
        CallHold hold = await AdoptAsync(_client.Offer with { IsTrusted = false });
        _client.Report(new SeatUpdate { ServerCallId = "s1" });
        Assert.NotSame(leg.State, hold.Call.State);
        Assert.Equal((2, null), (_fixture.Runtime.Directory.All.Length, hold.Call.State.ServerCallId));
        Assert.Empty(leg.State.Seats);
    }

    [Fact]
    public async Task OnServerCallId_SeatInAnotherRoom_UnitesNothing()
    {
        await using IRoomCall leg = await ConnectAsync("s1");
        _client.First = _client.First with { ServerCallId = "s1" };
        CallHold hold = await AdoptAsync(_client.Offer with { Locator = CallLocator.Room("992") });
        Assert.NotSame(leg.State, hold.Call.State);
        Assert.Empty(leg.State.Seats);
    }

    [Fact]
    public async Task OnServerCallId_SeatsAlone_UniteNothingUntilALegConfirms()
    {
        OfferedSession bob = new(KnownPeople.Bob);
        (_client.First, bob.First) = (_client.First with { ServerCallId = "s1" }, bob.First with { ServerCallId = "s1" });
        CallHold one = await AdoptAsync(_client.Offer with { Locator = CallLocator.GroupCall(Guid.NewGuid()) });
        CallHold two = await AdoptAsync(bob.InRoom);
        Assert.NotSame(one.Call, two.Call);
        await using IRoomCall leg = await ConnectAsync("s1");
        Assert.Same(one.Call, two.Call);
        Assert.Same(leg.State, one.Call.State);
        Assert.Equal(2, leg.State.Seats.Count);
    }

    [Fact]
    public async Task OnServerCallId_SameUserSitsInBoth_StayTwo()
    {
        OfferedSession other = new(KnownPeople.Alice);
        CallHold one = await AdoptAsync(_client.InRoom);
        await using IRoomCall leg = await ConnectAsync("s1");
        CallHold two = await AdoptAsync(other.Offer);
        other.Report(new SeatUpdate { ServerCallId = "s1", IsMuted = true });
        Assert.NotSame(one.Call, two.Call);
        Assert.Equal((false, true), (one.Call.State.Seats[0].IsMuted, two.Call.State.Seats[0].IsMuted));
        Assert.Equal((1, 1), (one.Call.Members.Seats.Length, two.Call.Members.Seats.Length));
    }

    [Fact]
    public async Task OnServerCallId_SessionEndsInTheSameUpdate_LeavesNoSeat()
    {
        await using IRoomCall leg = await ConnectAsync("s1");
        CallHold hold = await AdoptAsync(_client.Offer);
        _client.Report(new SeatUpdate { ServerCallId = "s1", State = SeatState.Disconnected, EndReason = new ResultInformation(0, 0) });
        Assert.Empty(hold.Call.Members.Seats);
        await hold.ReleaseAsync();
        OfferedSession again = new(KnownPeople.Alice);
        Assert.Single((await AdoptAsync(again.InRoom)).Call.Members.Seats);
    }

    private Task<CallHold> AdoptAsync(SessionOffer offer, ActorChain? actors = null) =>
        _fixture.Runtime.WaysIn.AdoptAsync(actors ?? ActorChain.Application, offer, CurrentTest.Token).OrTimeoutAsync();

    private async Task<IRoomCall> ConnectAsync(string serverCallId)
    {
        int before = _fixture.Transport.Requests.Count;
        _fixture.Transport.ThenAnswer(ScriptedFixture.Connection());
        Task<IRoomCall> connecting = _fixture.Manager.ConnectAsync(ScriptedFixture.Locator, CurrentTest.Token);
        await _fixture.Transport.WhenRequestsAsync(before + 1).OrTimeoutAsync();
        await _fixture.PostAsync(CallbackJson.Event("CallConnected", $"\"callConnectionId\":\"c1\",\"serverCallId\":\"{serverCallId}\""));
        return await connecting.OrTimeoutAsync();
    }

    private void AssertClean()
    {
        Assert.Empty(_fixture.Runtime.Directory.All);
        Assert.Equal((0, 0, 0), (_fixture.Runtime.Store.Count, _fixture.Runtime.Directory.NameCount, _fixture.Clock.ActiveTimers));
    }
}
