using RoomCalls.Actions;
using RoomCalls.Calls;
using RoomCalls.Events;
using RoomCalls.Sending;
using RoomCalls.Streams;
using RoomCalls.Waiting;

namespace RoomCalls;

/// <summary>One handle on a shared call, or a view that owns nothing.</summary>
internal sealed class RoomCallHandle(LiveCall call, RoomCallActor actor, ActionRoad road, bool owns) : IRoomCall
{
    private readonly ActionScope _scope = new(actor, call);
    private int _disposed;

    public CallConnectionId ConnectionId => call.Leg.Id;

    public RoomId? RoomId => _scope.RoomId;

    public RoomCallActor Actor => actor;

    public RoomCallState State => call.State;

    public Task<TResult> ExecuteAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default) =>
        road.ExecuteAsync(Usable(action), action, cancellationToken);

    public async Task<RoomCallOperation<TResult>> StartAsync<TResult>(RoomCallAction<TResult> action, CancellationToken cancellationToken = default)
    {
        OpenOperation<TResult> operation = await road.StartAsync(Usable(action), action, cancellationToken).ConfigureAwait(false);
        string? invitation = operation.Action is AddParticipant ? operation.InvitationId : null;
        return new RoomCallOperation<TResult>(
            operation.Completion,
            action.ContextOfCaller,
            invitation,
            invitation is null ? null : ct => ExecuteAsync(new CancelAddParticipant(invitation), ct));
    }

    public Task<Capability> CanAsync(RoomCallAction action, CancellationToken cancellationToken = default) => 
        ScopeFor(action, out CapabilityReason? elsewhere) is var scope && elsewhere is null
            ? road.CanAsync(scope, action, cancellationToken)
            : Task.FromResult(Capability.Denied(elsewhere!));

    public Capability Can(RoomCallAction action) =>
        ScopeFor(action, out CapabilityReason? elsewhere) is var scope && elsewhere is null ? road.Can(scope, action) : Capability.Denied(elsewhere!);

    public IRoomCall As(RoomCallActor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return new RoomCallHandle(call, other, road, owns: false);
    }

    public IAsyncEnumerable<RoomCallEvent> ListenAsync(ListenOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return call.Listen(options ?? ListenOptions.Default, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0 && owns)
        {
            call.Release();
        }

        return ValueTask.CompletedTask;
    }

    public override string ToString() => $"{ConnectionId} as {Actor}: {State.Connection}, {State.Participants}";

    private ActionScope Usable(RoomCallAction action)
    {
        ActionScope scope = ScopeFor(action, out CapabilityReason? elsewhere);
        return elsewhere is null ? scope : throw new InvalidActionException(action.Name, [elsewhere.Message]);
    }

    private ActionScope ScopeFor(RoomCallAction action, out CapabilityReason? elsewhere)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        ArgumentNullException.ThrowIfNull(action);
        elsewhere = action is Connect or { IsAdministration: true }
            ? new(CapabilityReasonCodes.InvalidInput, "This is no action of a call: use the manager's ConnectAsync, Rooms or Users.")
            : null;
        return _scope;
    }
}
