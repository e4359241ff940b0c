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

    /// <summary>Told when a seat's role is told, which may be another than the roster's that was read.</summary>
    public Action? SeatRoleChanged { get; set; }

    public void AddSeat(SeatLeg seat) => ImmutableInterlocked.Update(ref _seats, static (seats, added) => seats.Add(added), seat);

    /// <summary>The seat of a user, while it is there.</summary>
    public SeatLeg? FindSeat(ParticipantId user) => Seats.LastOrDefault(seat => seat.Id == user);

    /// <summary>Queues what a seat has seen. The last update takes the seat away.</summary>
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

    /// <summary>Queues that a seat, with all it has seen, goes to another call, which is the same call under another name.</summary>
    public void MoveSeat(SeatLeg seat, LiveCall same) => _mailbox.Post(() =>
    {
        CallSeat moved;
        lock (_feed.Gate)
        {
            moved = SeatIn(_state, seat.Id);
            Volatile.Write(ref _state, _state with { Seats = _state.Seats.Remove(moved) });
            ImmutableInterlocked.Update(ref _seats, static (seats, gone) => seats.Remove(gone), seat);
        }

        same.AddSeat(seat);
        same._mailbox.Post(() => same.TakeSeat(moved));
        seat.Call = same;
    });

    private void TakeSeat(CallSeat seat)
    {
        lock (_feed.Gate)
        {
            RoomCallState before = _state;
            RoomCallState next = RoomCallReducer.WithSeat(before, seat);
            SeatChanged changed = Changed(before, next, seat.Id, new SeatUpdate(), _settings.TimeProvider.GetUtcNow());
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
            RoomCallState seen = RoomCallReducer.ApplySeat(before, seat.Id, update, now);
            RoomCallState next = update.Removed.Count == 0 ? seen : RoomCallReducer.ApplySeatRemovals(seen, seat.Id, update, now);
            SeatChanged changed = Changed(before, next, seat.Id, update, now);
            if (changed.IsMutedByOthers || !HasSameSeatFacts(changed.Before, changed.Seat))
            {
                _batch.Add(changed);
            }

            RosterDiff.AddChanges(before.Participants, seen.Participants, changed, _batch);
            RosterDiff.AddChanges(seen.Participants, next.Participants, changed, _batch);
            Volatile.Write(ref _state, next);
            if (update.State == SeatState.Disconnected)
            {
                ImmutableInterlocked.Update(ref _seats, static (seats, gone) => seats.Remove(gone), seat);
            }

            Operations.OfferSeat(SeatIn(seen, seat.Id), seen);
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
            // Its session and timers end with it, whoever holds the handle.
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

    /// <summary>What of the seat itself is another; how fresh it is and whom it lists has events of its own.</summary>
    private static bool HasSameSeatFacts(CallSeat before, CallSeat seat) => before with
    {
        AsOf = seat.AsOf,
        Listed = seat.Listed,
        Invisible = seat.Invisible,
        Departed = seat.Departed,
        Self = seat.Self,
        TotalParticipantCount = seat.TotalParticipantCount,
    } == seat;

    private static CallSeat SeatIn(RoomCallState state, ParticipantId user) => state.Seats.Last(s => s.Id == user);

    private SeatChanged Changed(RoomCallState before, RoomCallState next, ParticipantId user, SeatUpdate update, DateTimeOffset now)
    {
        CallSeat seat = SeatIn(next, user);
        CallSeat was = before.Seats.LastOrDefault(s => s.Id == user && s.IsLive) ?? new CallSeat(user);
        return new SeatChanged(was, seat)
        {
            IsMutedByOthers = update.IsMutedByOthers,
            Time = now,
            CallConnectionId = Leg.Id,
            ServerCallId = next.ServerCallId,
            CorrelationId = next.CorrelationId,
        };
    }
}
