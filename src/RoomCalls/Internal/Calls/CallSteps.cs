using System.Runtime.InteropServices;
using RoomCalls.Events;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// Takes each step of an input while it is applied: the new model counts at once, then the operations that the step ends, so that a result is never newer than
/// the state. The events wait for the end of the input.
/// </summary>
internal sealed class CallSteps(LiveCall call, CallSettings settings) : ICallSink
{
    public List<RoomCallEvent> Events { get; } = [];

    public void OnEvent(RoomCallEvent roomCallEvent, CallModel next, int firstChange)
    {
        call.Show(next);
        Contain(static (self, e, first) => self.Offer(e!, first), roomCallEvent, firstChange);
    }

    public void OnRoster(CallModel next)
    {
        call.Show(next);
        call.Operations.Confirm(next.State);
    }

    public void OnRefusals(SeatUpdated input)
    {
        if (input.Update.Refusals.Count > 0)
        {
            settings.Log.UnknownRefusals(input.User, call.Operations.Refuse(input.Origin, input.Update.Refusals));
        }
    }

    public void OnSeat(CallModel next, int generation)
    {
        call.Show(next);
        call.Operations.OfferSeat(next.FindSeat(generation)!, next.State);
        call.Operations.Confirm(next.State);
    }

    public void OnDropped(RoomCallEvent? roomCallEvent, bool isLate) =>
        Contain(static (self, e, late) => self.Drop(e, late == 1), roomCallEvent, isLate ? 1 : 0);

    private void Offer(RoomCallEvent roomCallEvent, int firstChange) =>
        call.Operations.Offer(roomCallEvent, call.Model, CollectionsMarshal.AsSpan(Events)[firstChange..]);

    /// <summary>A late event changes nothing any more, but it is still the outcome of an operation of an earlier leg.</summary>
    private void Drop(RoomCallEvent? roomCallEvent, bool isLate)
    {
        settings.Metrics.Dropped(isLate ? DropReason.Late : DropReason.Stale);
        if (roomCallEvent is not null)
        {
            call.Operations.OfferById(roomCallEvent, call.Model);
        }
    }

    /// <summary>A listener of the application that throws must not cost the other events of a callback.</summary>
    private void Contain(Action<CallSteps, RoomCallEvent?, int> step, RoomCallEvent? roomCallEvent, int argument)
    {
        try
        {
            step(this, roomCallEvent, argument);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            settings.Log.EventFailed(call.ConnectionId, failure);
        }
    }
}
