using System.Collections.Immutable;
using RoomCalls.Events;
using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <content>This process's seats in the call.</content>
internal sealed partial class LiveCall
{
    private ImmutableArray<SeatLeg> _seats = [];

    /// <summary>The seats that have not left.</summary>
    public ImmutableArray<SeatLeg> Seats => _seats;

    /// <summary>Called when a seat reports its role, which may differ from the one that was read from the Rooms service.</summary>
    public Action? SeatRoleChanged { get; set; }

    public void AddSeat(SeatLeg seat) => ImmutableInterlocked.Update(ref _seats, static (seats, added) => seats.Add(added), seat);

    /// <summary>Finds the seat of a user, while there is one.</summary>
    public SeatLeg? FindSeat(ParticipantId user) => Seats.LastOrDefault(seat => seat.Id == user);

    /// <summary>Queues an update of a seat. The last update removes the seat.</summary>
    public void PostSeat(SeatLeg seat, SeatUpdate update) => _mailbox.Post(() =>
    {
        if (seat.Call is { } moved && moved != this)
        {
            moved.PostSeat(seat, update);
        }
        else if (Seats.Contains(seat))
        {
            ApplySeat(seat, update);
        }
    });

    /// <summary>Queues the move of a seat, with its state, to another object that holds the same call under another name.</summary>
    public void MoveSeat(SeatLeg seat, LiveCall target) => _mailbox.Post(() =>
    {
        CallSeat moved;
        lock (_feed.Gate)
        {
            moved = FindSeatState(_state, seat.Id);
            Volatile.Write(ref _state, _state with { Seats = _state.Seats.Remove(moved) });
            ImmutableInterlocked.Update(ref _seats, static (seats, removed) => seats.Remove(removed), seat);
        }

        target.AddSeat(seat);
        target._mailbox.Post(() => target.AddMovedSeat(moved));
        seat.Call = target;
    });

    private void AddMovedSeat(CallSeat seat)
    {
        lock (_feed.Gate)
        {
            RoomCallState before = _state;
            RoomCallState next = RoomCallReducer.WithSeat(before, seat);
            SeatChanged changed = CreateSeatChanged(before, next, seat.Id, new SeatUpdate(), _settings.TimeProvider.GetUtcNow());
            _batch.Add(changed);
            RosterDiff.AddChanges(before.Participants, next.Participants, changed, _batch);
            Volatile.Write(ref _state, next);
            Publish(before);
        }
    }

    private void ApplySeat(SeatLeg seat, SeatUpdate update)
    {
        bool ends;
        lock (_feed.Gate)
        {
            RoomCallState before = _state;
            DateTimeOffset now = _settings.TimeProvider.GetUtcNow();
            RoomCallState applied = RoomCallReducer.ApplySeat(before, seat.Id, update, now);
            RoomCallState next = update.Removed.Count == 0 ? applied : RoomCallReducer.ApplySeatRemovals(applied, seat.Id, update, now);
            SeatChanged changed = CreateSeatChanged(before, next, seat.Id, update, now);
            if (changed.IsMutedByOthers || !HasSameSeatFacts(changed.Before, changed.Seat))
            {
                _batch.Add(changed);
            }

            RosterDiff.AddChanges(before.Participants, applied.Participants, changed, _batch);
            RosterDiff.AddChanges(applied.Participants, next.Participants, changed, _batch);
            Volatile.Write(ref _state, next);
            if (update.State == SeatState.Disconnected)
            {
                ImmutableInterlocked.Update(ref _seats, static (seats, removed) => seats.Remove(removed), seat);
            }

            _settings.Log.UnknownRefusals(seat.Id, Operations.Refuse(seat, update.Refusals));
            Operations.OfferSeat(FindSeatState(applied, seat.Id), applied);
            Operations.OfferSeat(changed.Seat, next);
            Operations.Confirm(next);
            Publish(before);
            ends = HasEnded && !before.IsOver;
        }

        if (update.Role is not null)
        {
            SeatRoleChanged?.Invoke();
        }

        if (update.State == SeatState.Disconnected)
        {
            // The session and its timers end with the seat, even while a handle is held.
            _ = seat.LeaveAsync().AsTask();
        }

        if (ends)
        {
            BeginEnd();
        }
        else if (update.State == SeatState.Disconnected)
        {
            BeginEndOperations(operation => ReferenceEquals(operation.Seat, seat));
        }
    }

    /// <summary>Whether the seat itself is unchanged. Its age and its list of participants do not count: they have separate events.</summary>
    private static bool HasSameSeatFacts(CallSeat before, CallSeat seat) => before with
    {
        AsOf = seat.AsOf,
        Listed = seat.Listed,
        Invisible = seat.Invisible,
        Departed = seat.Departed,
        Self = seat.Self,
        TotalParticipantCount = seat.TotalParticipantCount,
    } == seat;

    private static CallSeat FindSeatState(RoomCallState state, ParticipantId user) => state.Seats.Last(s => s.Id == user);

    private SeatChanged CreateSeatChanged(RoomCallState before, RoomCallState next, ParticipantId user, SeatUpdate update, DateTimeOffset now)
    {
        CallSeat seat = FindSeatState(next, user);
        CallSeat previous = before.Seats.LastOrDefault(s => s.Id == user && s.IsLive) ?? new CallSeat(user);
        return new SeatChanged(previous, seat)
        {
            IsMutedByOthers = update.IsMutedByOthers,
            Time = now,
            CallConnectionId = Leg.Id,
            ServerCallId = next.ServerCallId,
            CorrelationId = next.CorrelationId,
        };
    }
}
