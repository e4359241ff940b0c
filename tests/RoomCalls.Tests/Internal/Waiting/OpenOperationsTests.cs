using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Waiting;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.Waiting;

public sealed class OpenOperationsTests
{
    private static readonly RoomCallParticipant Muted = new(KnownPeople.Alice) { IsMuted = new(true, CallSide.Server, ManualTimeProvider.At(1)) };
    private readonly OpenOperations _open = new();

    [Fact]
    public async Task Offer_OutcomeOfAnotherOperation_EndsNothing()
    {
        OpenOperation<ResultInformation> mine = _open.Open(new RemoveParticipant(KnownPeople.Bob));
        OpenOperation<ResultInformation> other = _open.Open(new RemoveParticipant(KnownPeople.Bob));
        Offer(new RemoveParticipantSucceeded(KnownPeople.Bob) { ResultInformation = new(200, 0) });
        Offer(new SendDtmfTonesCompleted { OperationId = mine.Id });
        Assert.Equal(2, _open.Count);
        Offer(new RemoveParticipantSucceeded(KnownPeople.Bob) { OperationId = mine.Id, ResultInformation = new(200, 7) });
        Assert.Equal(new(200, 7), await mine.Completion);
        Assert.False(other.HasEnded);
        Assert.Equal(1, _open.Count);
    }

    [Fact]
    public async Task Offer_UnexpectedCode_IsDecidedByTheEventType()
    {
        OpenOperation<ResultInformation> succeeds = _open.Open(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")));
        OpenOperation<ResultInformation> fails = _open.Open(new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("1")));
        Offer(new SendDtmfTonesCompleted { OperationId = succeeds.Id, ResultInformation = new(487, 5234) });
        Offer(new SendDtmfTonesFailed { OperationId = fails.Id, ResultInformation = new(200, 0) });
        Assert.Equal(487, (await succeeds.Completion).Code);
        ActionFailedException failure = await Assert.ThrowsAsync<ActionFailedException>(() => fails.Completion);
        Assert.Equal((FailureOrigin.Event, 200), (failure.Origin, failure.ResultInformation.Code));
    }

    [Fact]
    public async Task Offer_EventWithoutAResult_EndsTheOperation()
    {
        OpenOperation<ResultInformation> succeeds = _open.Open(new RemoveParticipant(KnownPeople.Bob));
        OpenOperation<ResultInformation> fails = _open.Open(new RemoveParticipant(KnownPeople.Bob));
        Offer(new RemoveParticipantSucceeded(KnownPeople.Bob) { OperationId = succeeds.Id });
        Offer(new RemoveParticipantFailed(KnownPeople.Bob) { OperationId = fails.Id });
        Assert.Equal(ActionRule.Done, await succeeds.Completion);
        Assert.Contains("gave no reason", (await Assert.ThrowsAsync<ActionFailedException>(() => fails.Completion)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_AddParticipantSucceeded_ReturnsTheParticipantOfTheState()
    {
        OpenOperation<RoomCallParticipant> add = _open.Open(new AddParticipant(KnownPeople.Alice));
        _open.Offer(new AddParticipantSucceeded(KnownPeople.Alice) { OperationId = add.Id }, CallModel.Empty with { State = RoomCallState.Empty with { Participants = [Muted] } }, []);
        Assert.Same(Muted, await add.Completion);
    }

    [Fact]
    public async Task Offer_CancelSucceeded_EndsTheCancelAndTheAdd()
    {
        OpenOperation<RoomCallParticipant> add = _open.Open(new AddParticipant(KnownPhones.Answering));
        _open.Learn(add, "inv-1");
        OpenOperation<ResultInformation> cancel = _open.Open(new CancelAddParticipant("inv-1"));
        Offer(new CancelAddParticipantSucceeded("inv-2") { ResultInformation = new(487, 5234) });
        Assert.Equal(2, _open.Count);
        Offer(new CancelAddParticipantSucceeded("inv-1") { ResultInformation = new(487, 5234) });
        Assert.Equal(new(487, 5234), await cancel.Completion);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add.Completion);
        Assert.True(add.Completion.IsCanceled);
        Assert.Equal(0, _open.Count);
    }

    [Fact]
    public async Task Offer_CancelFailed_LeavesTheAddOpen()
    {
        OpenOperation<RoomCallParticipant> add = _open.Open(new AddParticipant(KnownPhones.Answering));
        _open.Learn(add, "inv-1");
        OpenOperation<ResultInformation> cancel = _open.Open(new CancelAddParticipant("inv-1"));
        Offer(new CancelAddParticipantFailed("inv-1") { ResultInformation = new(404, 8522) });
        await Assert.ThrowsAsync<ActionFailedException>(() => cancel.Completion);
        Assert.False(add.HasEnded);
    }

    [Fact]
    public async Task Offer_ConnectionEvents_EndTheOperationsWaitingForThem()
    {
        OpenOperation<CallConnectionId> connect = _open.Open(new ConnectCall(CallLocator.Room("991")));
        OpenOperation<CallConnectionId> refused = _open.Open(new ConnectCall(CallLocator.Room("992")));
        OpenOperation<ResultInformation> hangUp = _open.Open(new HangUpCall());
        OpenOperation<ResultInformation> remove = _open.Open(new RemoveParticipant(KnownPeople.Bob));
        connect.TryEnd(new CallConnected { CallConnectionId = "c1" }, RoomCallState.Empty);
        Assert.Equal("c1", (await connect.Completion).Value);
        Offer(new ConnectFailed { ResultInformation = new(403, 5829) });
        Assert.Equal(5829, (await Assert.ThrowsAsync<ActionFailedException>(() => refused.Completion)).ResultInformation.SubCode);
        Offer(new CallDisconnected { ResultInformation = new(200, 7000) });
        Assert.Equal(new(200, 7000), await hangUp.Completion);
        Assert.False(remove.HasEnded);
    }

    /// <summary>What becomes of a later leg is not the outcome of what was asked of the one before it.</summary>
    [Fact]
    public void Offer_ConnectionEventOfAnotherLeg_EndsNothing()
    {
        OpenOperation[] all = [_open.Open(new ConnectCall(CallLocator.Room("991")), origin: 1), _open.Open(new HangUpCall(), origin: 1)];
        CallModel laterLeg = CallModel.Empty with { Leg = 2 };
        _open.Offer(new CallConnected { CallConnectionId = "c2" }, laterLeg, []);
        _open.Offer(new ConnectFailed { ResultInformation = new(403, 5829) }, laterLeg, []);
        _open.Offer(new CallDisconnected { ResultInformation = new(200, 7000) }, laterLeg, []);
        Assert.DoesNotContain(all, static operation => operation.HasEnded);
    }

    [Fact]
    public async Task OfferSeat_AnotherSeatOfTheUser_EndsNothing()
    {
        OpenOperation<ResultInformation> leave = _open.Open(new LeaveCall(), origin: 1);
        leave.Effect = ActionEffect.Accepted;
        CallSeat gone = new(KnownPeople.Alice) { State = SeatState.Disconnected, EndReason = new(0, 7) };
        _open.OfferSeat(new SeatModel(2, gone), RoomCallState.Empty);
        Assert.False(leave.HasEnded);
        _open.OfferSeat(new SeatModel(1, gone), RoomCallState.Empty);
        Assert.Equal(7, (await leave.Completion).SubCode);
    }

    [Fact]
    public async Task Offer_RosterShowsTheChange_EndsTheMute()
    {
        OpenOperation<StateConfirmation> mute = _open.Open(new MuteParticipant(KnownPeople.Alice));
        CallModel shown = CallModel.Empty with { State = RoomCallState.Empty with { Participants = [Muted] } };
        _open.Offer(new ParticipantsUpdated([]), shown, []);
        _open.Offer(new CallConnected(), shown, [new ParticipantJoined(Muted)]);
        _open.Offer(new ParticipantsUpdated([]), CallModel.Empty with { State = RoomCallState.Empty with { Participants = [new(KnownPeople.Alice)] } }, [new ParticipantJoined(Muted)]);
        Assert.False(mute.HasEnded);
        _open.Offer(new ParticipantsUpdated([]), shown, [new ParticipantJoined(Muted)]);
        Assert.Equal(StateConfirmation.Confirmed, await mute.Completion);
    }

    [Fact]
    public void Learn_AfterTheEnd_KeepsNothing()
    {
        OpenOperation<RoomCallParticipant> add = _open.Open(new AddParticipant(KnownPhones.Answering));
        add.TryCancel(new CancellationToken(canceled: true));
        _open.Learn(add, "inv-1");
        Offer(new CancelAddParticipantSucceeded("inv-1"));
        Assert.Equal(0, _open.Count);
    }

    [Fact]
    public void EndAll_SeveralOperations_EndsEachAndKeepsNone()
    {
        OpenOperation[] all = [_open.Open(new HangUpCall()), _open.Open(new MuteParticipant(KnownPeople.Alice)), _open.Open(new CancelAddParticipant("i")), _open.Open(new AddParticipant(KnownPeople.Alice))];
        _open.EndAll(operation => operation.TryFail(new CallEndedException(operation.Action.Name, null)));
        Assert.All(all, operation => Assert.IsType<CallEndedException>(operation.Outcome.Exception!.InnerException));
        Assert.Equal(0, _open.Count);
    }

    private void Offer(RoomCallEvent roomCallEvent) => _open.Offer(roomCallEvent, CallModel.Empty, []);
}
