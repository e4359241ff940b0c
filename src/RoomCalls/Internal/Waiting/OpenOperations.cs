using System.Collections.Concurrent;
using RoomCalls.Events;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Waiting;

/// <summary>The open operations of one call. An event finds its operation by key; no other operation is asked.</summary>
internal sealed class OpenOperations
{
    private readonly ConcurrentDictionary<Guid, OpenOperation> _byId = new();
    private readonly ConcurrentDictionary<string, OpenOperation> _addsByInvitation = new();
    private readonly ConcurrentDictionary<string, OpenOperation> _cancelsByInvitation = new();
    private readonly ConcurrentDictionary<Guid, OpenOperation> _connectionOperations = new();
    private readonly ConcurrentDictionary<Guid, OpenOperation> _stateOperations = new();
    private readonly ConcurrentDictionary<Guid, OpenOperation> _seatOperations = new();

    public int Count => _byId.Count;

    public void Register(OpenOperation operation)
    {
        operation.Ended = Forget;
        _byId[operation.Id] = operation;
        switch (operation.Rule.Kind)
        {
            case CompletionKind.Connection:
                _connectionOperations[operation.Id] = operation;
                break;
            case CompletionKind.State:
                _stateOperations[operation.Id] = operation;
                break;
            case CompletionKind.Seat:
                _seatOperations[operation.Id] = operation;
                break;
            case CompletionKind.Invitation:
                operation.InvitationId = ((Actions.CancelAddParticipant)operation.Action).InvitationId;
                _cancelsByInvitation[operation.InvitationId] = operation;
                break;
        }
    }

    /// <summary>Sets the invitation that an add made.</summary>
    public void Learn(OpenOperation operation, string invitationId)
    {
        operation.InvitationId = invitationId;
        _addsByInvitation[invitationId] = operation;
        if (operation.HasEnded)
        {
            _addsByInvitation.TryRemove(new(invitationId, operation));
        }
    }

    /// <summary>Ends the operations that an event ends. The state already has the event, and the changes are what it changed in the roster.</summary>
    public void Offer(RoomCallEvent roomCallEvent, RoomCallState state, ReadOnlySpan<RoomCallEvent> changes)
    {
        if (_byId.IsEmpty)
        {
            return;
        }

        if (roomCallEvent.OperationId is Guid id && _byId.TryGetValue(id, out OpenOperation? operation))
        {
            operation.TryEnd(roomCallEvent, state);
        }

        switch (roomCallEvent)
        {
            case CancelAddParticipantSucceeded cancelled:
                EndCancel(cancelled.InvitationId, cancelled, state);
                if (_addsByInvitation.TryGetValue(cancelled.InvitationId, out OpenOperation? add))
                {
                    add.TryCancel(new CancellationToken(canceled: true));
                }

                break;
            case CancelAddParticipantFailed failed:
                EndCancel(failed.InvitationId, failed, state);
                break;
            case CallConnected or ConnectFailed or CallDisconnected:
                foreach (OpenOperation connecting in _connectionOperations.Values)
                {
                    connecting.TryEnd(roomCallEvent, state);
                }

                break;
            case ParticipantsUpdated when !_stateOperations.IsEmpty && !changes.IsEmpty:
                Confirm(state);
                break;
        }
    }

    /// <summary>Ends the operations whose participant's entry in the roster shows the requested state.</summary>
    public void Confirm(RoomCallState state)
    {
        foreach (OpenOperation operation in _stateOperations.Values)
        {
            if (operation.Rule.Target(operation.Action) is ParticipantId id
                && state.Participants.TryGet(id, out RoomCallParticipant? participant)
                && operation.Rule.Shows(participant))
            {
                operation.TrySucceed(StateConfirmation.Confirmed);
            }
        }
    }

    /// <summary>Ends the operations whose outcome a seat shows.</summary>
    public void OfferSeat(CallSeat seat, RoomCallState state)
    {
        foreach (OpenOperation operation in _seatOperations.Values)
        {
            // Not before it is sent: what the seat shows until then is not its outcome.
            if (operation.SeatUser == seat.Id
                && operation.Effect != ActionEffect.None
                && operation.Rule.OutcomeFromSeat(operation.Action, seat, state) is SeatOutcome outcome)
            {
                operation.TryEnd(outcome);
            }
        }
    }

    /// <summary>Fails the operations of a seat that its client refused after it had accepted them.</summary>
    /// <returns>The number of refusals that belong to no open operation of the seat.</returns>
    public int Refuse(object seat, IReadOnlyList<SeatRefusal> refusals)
    {
        int unknown = 0;
        foreach (SeatRefusal refusal in refusals)
        {
            bool ends = _byId.TryGetValue(refusal.OperationId, out OpenOperation? operation)
                && ReferenceEquals(operation.Seat, seat)
                && operation.TryFail(new ActionFailedException(operation.Action.Name, FailureOrigin.Event, refusal.ResultInformation));
            unknown += ends ? 0 : 1;
        }

        return unknown;
    }

    /// <summary>Ends everything that is still open.</summary>
    public void EndAll(Action<OpenOperation> end)
    {
        foreach (OpenOperation operation in _byId.Values)
        {
            end(operation);
        }
    }

    private void EndCancel(string invitationId, RoomCallEvent roomCallEvent, RoomCallState state)
    {
        if (_cancelsByInvitation.TryGetValue(invitationId, out OpenOperation? cancel))
        {
            cancel.TryEnd(roomCallEvent, state);
        }
    }

    private void Forget(OpenOperation operation)
    {
        _byId.TryRemove(operation.Id, out _);
        _connectionOperations.TryRemove(operation.Id, out _);
        _stateOperations.TryRemove(operation.Id, out _);
        _seatOperations.TryRemove(operation.Id, out _);
        if (operation.InvitationId is string invitation)
        {
            _addsByInvitation.TryRemove(new(invitation, operation));
            _cancelsByInvitation.TryRemove(new(invitation, operation));
        }
    }
}
