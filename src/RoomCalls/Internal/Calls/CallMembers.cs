using System.Collections.Immutable;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;

namespace RoomCalls.Internal.Calls;

/// <summary>What this process has in one call: the server-side leg, the legs whose late callbacks still count, and the seats. Safe for concurrent use.</summary>
internal sealed class CallMembers
{
    private readonly Lock _gate = new();
    private volatile ServerLeg? _leg;
    private ImmutableArray<ServerLeg> _settling = [];
    private ImmutableArray<SeatSession> _seats = [];
    private CallMembers? _movedTo;
    private bool _isLeaving;

    /// <summary>The server-side leg, connected, connecting or gone; <see langword="null"/> when there was none.</summary>
    public ServerLeg? Leg => _leg;

    /// <summary>The ended legs whose late callbacks still count.</summary>
    public ImmutableArray<ServerLeg> Settling => _settling;

    /// <summary>The seats that have not left.</summary>
    public ImmutableArray<SeatSession> Seats => _seats;

    /// <summary>Sets a new leg. Its input must follow.</summary>
    /// <returns>Whether there is none that is there or being connected, and the call neither closes nor moves.</returns>
    public bool TrySetLeg(ServerLeg leg)
    {
        lock (_gate)
        {
            bool isFree = !_isLeaving && (_leg is null || _leg.IsGone);
            _leg = isFree ? leg : _leg;
            return isFree;
        }
    }

    /// <summary>From now on there is no new leg: the call closes.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isLeaving = true;
        }
    }

    /// <summary>From now on there is no new leg, because the call moves; one that ever had a leg does not move.</summary>
    public bool TryBeginMove()
    {
        lock (_gate)
        {
            _isLeaving |= _leg is null;
            return _leg is null;
        }
    }

    /// <summary>The call stays after all.</summary>
    public void CancelMove()
    {
        lock (_gate)
        {
            _isLeaving = false;
        }
    }

    /// <summary>Whether a user has a seat in both calls.</summary>
    public bool SharesAUserWith(CallMembers other) => _seats.Any(seat => other.FindSeat(seat.Id) is not null);

    /// <summary>Finds the seat of a user, while there is one.</summary>
    public SeatSession? FindSeat(ParticipantId user) => _seats.LastOrDefault(seat => seat.Id == user);

    /// <summary>Adds a seat, unless its user has one in the call already.</summary>
    public bool TryAdd(SeatSession seat)
    {
        lock (_gate)
        {
            if (_movedTo is { } target)
            {
                return target.TryAdd(seat);
            }

            bool isFree = FindSeat(seat.Id) is null;
            _seats = isFree ? _seats.Add(seat) : _seats;
            return isFree;
        }
    }

    /// <summary>Removes the seat of a generation.</summary>
    private SeatSession? RemoveSeat(int generation)
    {
        lock (_gate)
        {
            SeatSession? seat = _seats.FirstOrDefault(seat => seat.Generation == generation);
            _seats = seat is null ? _seats : _seats.Remove(seat);
            return seat;
        }
    }

    /// <summary>Takes note of the end of the leg, or of a seat.</summary>
    /// <returns>The seat that has left, if one has.</returns>
    public SeatSession? Follow(CallModel before, CallModel now, CallInput input)
    {
        if (now.IsLegGone && !before.IsLegGone && _leg is { } leg && leg.Generation == now.Leg && leg.TryEnd())
        {
            KeepUntilSettled(leg);
        }

        return input is SeatUpdated { Update.State: SeatState.Disconnected } ? RemoveSeat(input.Origin) : null;
    }

    /// <summary>Keeps an ended leg until the time for its late callbacks is over.</summary>
    private void KeepUntilSettled(ServerLeg leg)
    {
        lock (_gate)
        {
            _settling = _settling.Add(leg);
        }
    }

    /// <summary>Forgets the ended leg of a generation.</summary>
    public ServerLeg? RemoveSettled(int generation)
    {
        lock (_gate)
        {
            ServerLeg? settled = _settling.FirstOrDefault(leg => leg.Generation == generation);
            _settling = settled is null ? _settling : _settling.Remove(settled);
            return settled;
        }
    }

    /// <summary>Passes the seats on to another call that turned out to be the same.</summary>
    public void MoveTo(CallMembers target)
    {
        lock (_gate)
        {
            lock (target._gate)
            {
                target._seats = target._seats.AddRange(_seats);
            }

            (_seats, _movedTo) = ([], target);
        }
    }
}
