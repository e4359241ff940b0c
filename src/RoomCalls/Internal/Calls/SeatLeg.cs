using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>A seat of this process in a call: the session that carries its user's actions, and the call that has it.</summary>
internal sealed class SeatLeg(ParticipantId id)
{
    private readonly Lock _gate = new();
    private IDisposable? _tokens;
    private bool _left;

    public ParticipantId Id { get; } = id;

    /// <summary>The call that has the seat; it can be another one after it was found to be the same call.</summary>
    public LiveCall? Call { get; set; }

    /// <summary>The session; not there until the client has begun to join.</summary>
    public ICallingSession? Session { get; private set; }

    /// <summary>Whether disposing the handle leaves the call.</summary>
    public bool LeavesOnDispose { get; init; } = true;

    /// <summary>Takes what the seat has seen.</summary>
    public void OnUpdate(SeatUpdate update) => Call?.PostSeat(this, update);

    /// <summary>Takes the session; one that comes after the seat was given up is left at once.</summary>
    public void UseSession(ICallingSession session, IDisposable tokens)
    {
        lock (_gate)
        {
            Session = session;
            _tokens = tokens;
            if (!_left)
            {
                return;
            }
        }

        tokens.Dispose();
        _ = session.DisposeAsync().AsTask();
    }

    /// <summary>Leaves the call, once.</summary>
    public async ValueTask LeaveAsync()
    {
        ICallingSession? session;
        lock (_gate)
        {
            session = _left ? null : Session;
            _left = true;
        }

        _tokens?.Dispose();
        try
        {
            if (session is not null)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            // Also when the client fails to leave: here the seat is out.
            OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        }
    }
}
