using RoomCalls.Actions;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Sending;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Facade;

/// <summary>A handle on a shared call, or a view without a handle.</summary>
internal sealed class RoomCallHandle(CallHold hold, RoomCallActor defaultActor, ActionPipeline pipeline, bool owns) : IRoomCall
{
    private readonly ActionScope _scope = new(defaultActor, hold.Call);
    private int _disposed;

    public CallConnectionId? ConnectionId => hold.Call.ConnectionId is { IsEmpty: false } id ? id : default(CallConnectionId?);

    public CallMedia Media => field ??= new(this);

    public SeatControls Seat => field ??= new(this);

    public RoomId? RoomId => _scope.RoomId;

    public RoomCallActor Actor => defaultActor;

    public RoomCallState State => hold.Call.State;

    public Task<TResult> ExecuteAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default) =>
        pipeline.ExecuteAsync(RequireUsable(action), RouteHangUp(action), cancellationToken);

    public async Task<RoomCallOperation<TResult>> StartAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default)
    {
        OpenOperation<TResult> operation = await pipeline.StartAsync(RequireUsable(action), RouteHangUp(action), cancellationToken).ConfigureAwait(false);
        string? invitation = operation.Rule.Invites ? operation.InvitationId : null;
        return new RoomCallOperation<TResult>(
            operation.Completion,
            action.CallerContext,
            new ActionAcceptance { InvitationId = invitation },
            invitation is null ? null : ct => ExecuteAsync(new CancelAddParticipant(invitation), ct));
    }

    public Task<Capability> CanAsync(RoomCallAction action, CancellationToken cancellationToken = default) =>
        ScopeFor(action, out CapabilityReason? misuse) is var scope && misuse is null
            ? pipeline.CanAsync(scope, RouteHangUp(action), cancellationToken)
            : Task.FromResult(Capability.Denied(misuse!));

    public Capability Can(RoomCallAction action) =>
        ScopeFor(action, out CapabilityReason? misuse) is var scope && misuse is null ? pipeline.Can(scope, RouteHangUp(action)) : Capability.Denied(misuse!);

    public IRoomCall ForActor(RoomCallActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return new RoomCallHandle(hold, actor, pipeline, owns: false);
    }

    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return hold.Call.Listen(options ?? ListenOptions.Default, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0 || !owns)
        {
            return;
        }

        if (hold.Seat is null or { LeavesOnDispose: true })
        {
            await hold.ReleaseAsync().ConfigureAwait(false);
        }
    }

    public override string ToString() => $"{ConnectionId} as {Actor}: {State.Connection}, {State.Participants}";

    /// <summary>On a seat's handle, hanging up ends the seat; otherwise it ends the server-side leg.</summary>
    private RoomCallAction<TResult> RouteHangUp<TResult>(RoomCallAction<TResult> action) => owns && hold.Seat is not null && action is HangUpCall
        ? (RoomCallAction<TResult>)(object)new LeaveCall { Deadline = action.Deadline }
        : action;
    private RoomCallAction<TResult> RouteHangUp<TResult>(RoomCallAction<TResult> action) => (RoomCallAction<TResult>)RouteHangUp((RoomCallAction)action);

    private RoomCallAction RouteHangUp(RoomCallAction action) => seat is null ? action : pipeline.Catalog.Get(action).OnSeatHandle(action) ?? action;

    private ActionScope RequireUsable(RoomCallAction action)
    {
        ActionScope scope = ScopeFor(action, out CapabilityReason? misuse);
        return misuse is null ? scope : throw new InvalidActionException(action.Name, [misuse.Message]);
    }

    private ActionScope ScopeFor(RoomCallAction action, out CapabilityReason? misuse)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        ArgumentNullException.ThrowIfNull(action);
        misuse = pipeline.Catalog.Get(action) is { EntersCall: true } or { IsAdministration: true }
            ? new(CapabilityReasonCodes.InvalidInput, "This is not an action of a call: use the manager's ConnectAsync, JoinAsync, Rooms or Users.")
            : null;
        return _scope;
    }
}
