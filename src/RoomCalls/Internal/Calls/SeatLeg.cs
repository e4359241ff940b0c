using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>A seat of this process in a call: the session that carries its user's actions, and the call that it is in.</summary>
internal sealed class SeatLeg(ParticipantId id)
{
    private readonly Lock _gate = new();
    private IDisposable? _tokens;
    private bool _left;

    public ParticipantId Id { get; } = id;

    /// <summary>The call that the seat is in; it changes when the seat moves to another object for the same call.</summary>
    public LiveCall? Call { get; set; }

    /// <summary>The session; <see langword="null"/> until the client has started to join.</summary>
    public ICallingSession? Session { get; private set; }

    /// <summary>Whether disposing the handle leaves the call.</summary>
    public bool LeavesOnDispose { get; init; } = true;

    /// <summary>Whether the word of the session counts as the service's.</summary>
    public bool IsTrusted
    {
        get => field && Session?.IsTrusted != false;
        init;
    } = true;

    /// <summary>Passes an update of the seat to its call.</summary>
    public void OnUpdate(SeatUpdate update) => Call?.PostSeat(this, IsTrusted ? update : update with { IsTrusted = false });

    /// <summary>Sets the session, and what keeps its token fresh if it has one; a session that arrives after the seat has left is disposed at once.</summary>
    public void UseSession(ICallingSession session, IDisposable? tokens)
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

        tokens?.Dispose();
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
            // Also when the client fails to leave: for this process the seat is out of the call.
            OnUpdate(new SeatUpdate { State = SeatState.Disconnected });
        }
    }
}
