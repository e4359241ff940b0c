using RoomCalls.Events;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Model;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Waiting;

/// <summary>The open operations of one call, at most one per person and a few more. An event finds its operation by id. Safe for concurrent use.</summary>
internal sealed class OpenOperations
{
    private readonly Lock _gate = new();

    private readonly List<OpenOperation> _open = [];

    // Most calls never have these: they exist from the first use on.
    private Dictionary<string, OpenOperation>? _addsByInvitation;
    private Dictionary<string, OpenOperation>? _cancelsByInvitation;

    private OpenOperations? _movedTo;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _movedTo?.Count ?? _open.Count;
            }
        }
    }

    public void Register(OpenOperation operation)
    {
        lock (_gate)
        {
            if (_movedTo is null)
            {
                operation.Ended = Forget;
                Add(operation);
                return;
            }
        }

        _movedTo.Register(operation);
    }

    /// <summary>Sets the invitation that an add made.</summary>
    public void Learn(OpenOperation operation, string invitationId)
    {
        lock (_gate)
        {
            if (_movedTo is null)
            {
                operation.InvitationId = invitationId;
                if (!operation.HasEnded)
                {
                    (_addsByInvitation ??= [])[invitationId] = operation;
                }

                return;
            }
        }

        _movedTo.Learn(operation, invitationId);
    }

    /// <summary>Ends the operations that an event ends. The model already has the event, and the changes are what it changed in the roster.</summary>
    public void Offer(RoomCallEvent roomCallEvent, CallModel model, ReadOnlySpan<RoomCallEvent> changes)
    {
        OfferById(roomCallEvent, model);
        switch (roomCallEvent)
        {
            case CancelAddParticipantSucceeded cancelled:
                Find(_cancelsByInvitation, cancelled.InvitationId)?.TryEnd(cancelled, model.State);
                Find(_addsByInvitation, cancelled.InvitationId)?.TryCancel(new CancellationToken(canceled: true));
                break;
            case CancelAddParticipantFailed failed:
                Find(_cancelsByInvitation, failed.InvitationId)?.TryEnd(failed, model.State);
                break;
            case CallConnected or ConnectFailed or CallDisconnected:
                foreach (OpenOperation connecting in FindWatching(CompletionKind.Connection))
                {
                    if (connecting.Origin == model.Leg)
                    {
                        connecting.TryEnd(roomCallEvent, model.State);
                    }
                }

                break;
            case ParticipantsUpdated when !changes.IsEmpty:
                Confirm(model.State);
                break;
        }
    }

    /// <summary>Ends the operation that an event names.</summary>
    public void OfferById(RoomCallEvent roomCallEvent, CallModel model)
    {
        if (roomCallEvent.OperationId is Guid id && Find(id) is { } operation)
        {
            operation.TryEnd(roomCallEvent, model.State);
        }
    }

    /// <summary>Ends the operations whose participant's entry in the roster shows the requested state.</summary>
    public void Confirm(RoomCallState state)
    {
        foreach (OpenOperation operation in FindWatching(CompletionKind.State))
        {
            if (operation.Action.Target is ParticipantId id
                && state.Participants.TryGet(id, out RoomCallParticipant? participant)
                && operation.Rule.Shows(participant))
            {
                operation.TrySucceed(StateConfirmation.Confirmed);
            }
        }
    }

    /// <summary>Ends the operations whose outcome a seat shows.</summary>
    public void OfferSeat(SeatModel seat, RoomCallState state)
    {
        foreach (OpenOperation operation in FindWatching(CompletionKind.Seat))
        {
            // Not before it is sent: what the seat shows until then is not its outcome.
            if (operation.Origin == seat.Generation
                && operation.Effect != ActionEffect.None
                && operation.Rule.OutcomeFromSeat(operation.Action, seat, state) is SeatOutcome outcome)
            {
                operation.TryEnd(outcome);
            }
        }
    }

    /// <summary>Fails the operations of a seat that its client refused after it had accepted them.</summary>
    /// <returns>The number of refusals that belong to no open operation of the seat.</returns>
    public int Refuse(int generation, IReadOnlyList<SeatRefusal> refusals)
    {
        int unknown = 0;
        foreach (SeatRefusal refusal in refusals)
        {
            bool ends = Find(refusal.OperationId) is { } operation
                && operation.Origin == generation
                && operation.TryFail(new ActionFailedException(operation.Action.Name, FailureOrigin.Event, refusal.ResultInformation));
            unknown += ends ? 0 : 1;
        }

        return unknown;
    }

    /// <summary>Ends everything that is still open.</summary>
    public void EndAll(Action<OpenOperation> end)
    {
        OpenOperation[] open;
        lock (_gate)
        {
            open = [.. _open];
        }

        foreach (OpenOperation operation in open)
        {
            end(operation);
        }
    }

    /// <summary>Passes the open operations on to another call that turned out to be the same.</summary>
    public void MoveTo(OpenOperations target)
    {
        lock (_gate)
        {
            _movedTo = target;
            foreach (OpenOperation operation in _open)
            {
                target.Register(operation);
                if (operation.HasEnded)
                {
                    target.Forget(operation);
                }
            }

            foreach ((string invitationId, OpenOperation add) in _addsByInvitation ?? [])
            {
                target.Learn(add, invitationId);
            }

            _open.Clear();
            (_addsByInvitation, _cancelsByInvitation) = (null, null);
        }
    }

    private void Add(OpenOperation operation)
    {
        _open.Add(operation);
        if (operation.Rule.Kind == CompletionKind.Invitation)
        {
            operation.InvitationId = operation.Rule.InvitationId(operation.Action);
            (_cancelsByInvitation ??= [])[operation.InvitationId] = operation;
        }
    }

    private OpenOperation? Find(Guid id)
    {
        lock (_gate)
        {
            foreach (OpenOperation operation in _open)
            {
                if (operation.Id == id)
                {
                    return operation;
                }
            }

            return null;
        }
    }

    private OpenOperation? Find(Dictionary<string, OpenOperation>? operations, string invitationId)
    {
        lock (_gate)
        {
            return operations?.GetValueOrDefault(invitationId);
        }
    }

    private OpenOperation[] FindWatching(CompletionKind kind)
    {
        lock (_gate)
        {
            return _open.Count == 0 ? [] : [.. _open.Where(operation => operation.Rule.Kind == kind)];
        }
    }

    private void Forget(OpenOperation operation)
    {
        lock (_gate)
        {
            _open.Remove(operation);
            if (operation.InvitationId is string invitation)
            {
                Remove(_addsByInvitation, invitation, operation);
                Remove(_cancelsByInvitation, invitation, operation);
            }
        }
    }

    private static void Remove(Dictionary<string, OpenOperation>? operations, string invitation, OpenOperation operation)
    {
        if (operations?.GetValueOrDefault(invitation) == operation)
        {
            operations?.Remove(invitation);
        }
    }
}
