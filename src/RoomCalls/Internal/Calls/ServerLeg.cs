using RoomCalls.Internal.State;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Calls;

/// <summary>
/// The server-side leg of a call, and the one attempt to connect it: its key, the service's id once that is known, and those who wait for it. A call gets
/// a new leg only when the last one is gone.
/// </summary>
internal sealed class ServerLeg(LiveCall call, CallKey key, bool isForeign = false, CallConnectionId? id = null) : ICallFollower
{
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private string? _id = id?.Value;
    private int _waiters;
    private bool _isWanted;
    private int _isHungUp;

    public LiveCall Call { get; } = call;

    public CallKey Key { get; } = key;

    /// <summary>The number of the leg, by which inputs and operations say what they belong to.</summary>
    public int Generation { get; } = call.NextGeneration();

    /// <summary>Whether the leg's callbacks go elsewhere, because another application connected it.</summary>
    public bool IsForeign { get; } = isForeign;

    /// <summary>The ledger of the leg's operations.</summary>
    public OperationLedger Ledger { get; } = new(call.Store, key.Value);

    public LegPhase Phase { get; private set; }

    public bool IsGone => Phase is LegPhase.Ended or LegPhase.Abandoned;

    /// <summary>The leg's id; empty until the answer or the first event brings it.</summary>
    public CallConnectionId Id => new(Volatile.Read(ref _id) ?? string.Empty);

    /// <summary>Completes when the leg is connected, or fails with the reason.</summary>
    public Task Connected => _connected.Task;

    /// <summary>The attempt to connect; completed when none runs.</summary>
    public Task Attempt { get; private set; } = Task.CompletedTask;

    /// <summary>Sets the id, unless one is known.</summary>
    /// <returns>Whether the id is new.</returns>
    public bool Learn(CallConnectionId connectionId) => !connectionId.IsEmpty && Interlocked.CompareExchange(ref _id, connectionId.Value, null) is null;

    /// <summary>Starts to wait for the leg, or finds that it is gone.</summary>
    public bool TryWait()
    {
        lock (_gate)
        {
            _waiters += IsGone ? 0 : 1;
            return !IsGone;
        }
    }

    /// <summary>Stops waiting. A leg that nobody waits for any more, and that was handed to nobody, is abandoned.</summary>
    /// <param name="entered">Whether the leg is handed to the one who waited.</param>
    /// <returns>Whether it was abandoned by this.</returns>
    public bool StopWaiting(bool entered)
    {
        lock (_gate)
        {
            _waiters--;
            _isWanted |= entered;
            return _waiters == 0 && !_isWanted && TryAbandon();
        }
    }

    /// <summary>Whether the leg is to be hung up now; true once.</summary>
    public bool TryHangUp() => Interlocked.Exchange(ref _isHungUp, 1) == 0;

    /// <summary>Sets the attempt that connects the leg.</summary>
    public void Begin(Task attempt) => Attempt = attempt;

    /// <summary>Marks the leg as connected, unless it is gone.</summary>
    public bool TryConnect()
    {
        lock (_gate)
        {
            if (IsGone)
            {
                return false;
            }

            Phase = LegPhase.Connected;
        }

        _connected.TrySetResult();
        return true;
    }

    /// <summary>Reports the end of the leg where no callback does.</summary>
    public async ValueTask ReportEndAsync(ResultInformation? reason) => await Call.Store.AppendAsync(
        new ConnectionEndEntry { CallKey = Key.Value, At = Call.Now, Reason = reason }, CancellationToken.None).ConfigureAwait(false);

    /// <summary>Marks the leg as ended. Those who still wait hear the reason from the attempt.</summary>
    /// <returns>Whether it was there until now.</returns>
    public bool TryEnd() => TryLeave(LegPhase.Ended);

    /// <summary>Marks the leg as abandoned: if it comes up all the same, it must be hung up.</summary>
    /// <returns>Whether it was there until now.</returns>
    public bool TryAbandon()
    {
        bool isNow = TryLeave(LegPhase.Abandoned);
        if (isNow)
        {
            Fail(new OperationCanceledException("The leg was abandoned while it was being connected."));
        }

        return isNow;
    }

    /// <summary>Fails the wait of everybody who waits, with the reason why there is no leg.</summary>
    public void Fail(Exception reason)
    {
        _connected.TrySetException(reason);
        _ = _connected.Task.Exception;
    }

    bool ICallFollower.HasRoom(int eventCount) => Call.HasRoom(eventCount);

    void ICallFollower.Enqueue(CallLogEntry entry) => Call.Enqueue(new Logged(Generation, entry), (entry as CallbackEntry)?.Events.Count ?? 0);

    void ICallFollower.Run() => Call.Run();

    private bool TryLeave(LegPhase phase)
    {
        lock (_gate)
        {
            bool isNow = !IsGone;
            Phase = isNow ? phase : Phase;
            return isNow;
        }
    }
}

/// <summary>The life of a server-side leg.</summary>
internal enum LegPhase
{
    /// <summary>It is being connected.</summary>
    Connecting,

    /// <summary>It is connected.</summary>
    Connected,

    /// <summary>It has ended, or could not be connected.</summary>
    Ended,

    /// <summary>Nobody wants it any more, and it can still come up.</summary>
    Abandoned,
}
