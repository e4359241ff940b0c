using RoomCalls.Actions;
using RoomCalls.Transport;

namespace RoomCalls.Specs.Support.Schedules;

/// <summary>A seat, as a calling client has it.</summary>
internal sealed class FakeSession(FakeCallService service, FakeCall call, ParticipantId user, Fate fate, Action<SeatUpdate> onUpdate) : ICallingSession
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _over;
    private int _disposed;

    public FakeCall Call { get; } = call;

    public ParticipantId User { get; } = user;

    public Fate Fate { get; } = fate;

    /// <summary>Whether the process was given the session.</summary>
    public bool IsHandedOut { get; set; }

    /// <summary>Whether the process disposed the session.</summary>
    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Whether the user is in the call.</summary>
    public bool IsLive { get; private set; } = true;

    public void Connect() => Update(new SeatUpdate { State = SeatState.Connected, ServerCallId = Call.ServerCallId, Role = RoomRole.Presenter, TotalParticipantCount = 1 });

    public void Update(SeatUpdate update)
    {
        if (Volatile.Read(ref _over) == 0)
        {
            onUpdate(update);
        }
    }

    /// <summary>Takes the user out of the call, and says so.</summary>
    public void End(int code, int subCode)
    {
        if (Interlocked.Exchange(ref _over, 1) == 0)
        {
            IsLive = false;
            service.Left(this);
            onUpdate(new SeatUpdate { State = SeatState.Disconnected, EndReason = new ResultInformation(code, subCode) });
        }
    }

    /// <summary>Takes the user out of the call without a word.</summary>
    public void Forget()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0)
        {
            IsLive = false;
            service.Left(this);
        }
    }

    public bool Supports(RoomCallAction action) => action is SeatAction or HangUpForEveryone;

    public Task UseTokenAsync(RoomUserToken token, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ActionAnswer> SendAsync(RoomCallAction action, ActionEnvelope envelope, CancellationToken cancellationToken) =>
        service.SendBySeatAsync(this, action, cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            service.Trace($"client of {service.NameOf(User)}: leaving is asked for");
            if (Fate.Leaving == TimeSpan.Zero)
            {
                Leave();
            }
            else if (Fate.Leaving is TimeSpan leaving)
            {
                service.After(leaving, Leave);
            }
        }

        return new ValueTask(_left.Task);
    }

    private void Leave()
    {
        End(0, 0);
        _left.TrySetResult();
    }
}
