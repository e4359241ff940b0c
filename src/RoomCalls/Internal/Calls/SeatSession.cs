using RoomCalls.Internal.State;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// A seat of this process in a call: the session that carries its user's actions. A user who joins again has a new one, with a new generation.
/// </summary>
internal sealed class SeatSession(LiveCall call, ParticipantId id, CallSettings settings)
{
    /// <summary>How long a client may take to leave. The seat is out of the call for this process in any case.</summary>
    private static readonly TimeSpan LeaveTime = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private ICallingSession? _session;
    private IDisposable? _tokens;
    private bool _left;

    public ParticipantId Id { get; } = id;

    /// <summary>The number of the seat, by which inputs and operations say what they belong to.</summary>
    public int Generation { get; } = call.NextGeneration();

    /// <summary>The call that the seat is in. It is another object when the call turned out to be the same as one that is held already.</summary>
    public LiveCall Call => call.Current;

    /// <summary>The session; <see langword="null"/> until the client has started to join, and once the seat has left.</summary>
    public ICallingSession? Session
    {
        get
        {
            lock (_gate)
            {
                return _left ? null : _session;
            }
        }
    }

    /// <summary>Whether disposing the handle leaves the call.</summary>
    public bool LeavesOnDispose { get; init; } = true;

    /// <summary>Whether the word of the client counts as the service's: a page in a browser could say anything.</summary>
    public bool IsTrusted
    {
        get => field && Session?.IsTrusted != false;
        init;
    }
        = true;

    /// <summary>Passes an update of the seat to the call that it began in, which keeps the order also when the seat moves.</summary>
    public void OnUpdate(SeatUpdate update) => call.Post(new SeatUpdated(
        settings.TimeProvider.GetUtcNow(), Generation, Id, IsTrusted ? update : update with { IsTrusted = false }));

    /// <summary>Sets the session; one that arrives after the seat has left is disposed at once.</summary>
    public void UseSession(ICallingSession session, IDisposable? tokens)
    {
        lock (_gate)
        {
            if (!_left)
            {
                (_session, _tokens) = (session, tokens);
                return;
            }
        }

        tokens?.Dispose();
        _ = DisposeAsync(session);
    }

    /// <summary>Leaves the call, once. For this process the seat is out of the call before the client has finished leaving.</summary>
    /// <param name="reason">Why, unless the client has reported its last update already.</param>
    public async ValueTask LeaveAsync(ResultInformation? reason)
    {
        ICallingSession? session;
        lock (_gate)
        {
            if (_left)
            {
                return;
            }

            (_left, session) = (true, _session);
        }

        _tokens?.Dispose();
        if (reason is not null)
        {
            OnUpdate(new SeatUpdate { State = SeatState.Disconnected, EndReason = reason });
        }

        if (session is not null)
        {
            await DisposeAsync(session).ConfigureAwait(false);
        }
    }

    private async Task DisposeAsync(ICallingSession session)
    {
        try
        {
            await session.DisposeAsync().AsTask().WaitAsync(LeaveTime, settings.TimeProvider, settings.Ended).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            settings.Log.SeatNotLeft(Id, failure);
        }
    }
}
