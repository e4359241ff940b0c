using RoomCalls.Events;
using RoomCalls.Internal.State;

namespace RoomCalls.Internal.Calls;

/// <content>Connecting the server-side leg.</content>
internal sealed partial class LiveCall
{
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasLeg;

    /// <summary>Completes when the leg is connected, or fails with the reason.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Completes when no attempt to connect is running, whatever its outcome.</summary>
    public Task ConnectingEnded { get; private set; } = Task.CompletedTask;

    /// <summary>Called when the leg connects after it was abandoned.</summary>
    public Action<CallConnectionId>? ConnectedAfterAbandon { get; set; }

    /// <summary>Whether the leg was abandoned before it was connected.</summary>
    public bool IsAbandoned => _hasLeg && !_connected.Task.IsCompletedSuccessfully && !HasEnded;

    /// <summary>Whether there is a server-side leg, connected or connecting.</summary>
    public bool HasLeg => _hasLeg && State.Connection != CallConnectionState.Disconnected;

    /// <summary>Sets a new server-side leg, where there is none or the last one is gone.</summary>
    public void RenewLeg(ServerLeg leg)
    {
        Leg = leg;
        _connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _hasLeg = true;
        _mailbox.Post(() =>
        {
            lock (_feed.Gate)
            {
                Volatile.Write(ref _state, RoomCallReducer.WithNewLeg(_state));
            }
        });
    }

    /// <summary>Drops a server-side leg that did not connect, while a seat goes on.</summary>
    public void DropLeg() => _hasLeg = false;

    /// <summary>Starts connecting; closing the call abandons the attempt.</summary>
    public void BeginConnecting(Func<Task> connect) => ConnectingEnded = ConnectAsync(connect);

    /// <summary>Marks the leg as connected, because it was found so.</summary>
    public void SetConnected() => _connected.TrySetResult();

    private async Task ConnectAsync(Func<Task> connect)
    {
        try
        {
            await connect().ConfigureAwait(false);
            if (!_connected.TrySetResult() && !HasEnded)
            {
                ConnectedAfterAbandon?.Invoke(Leg.Id);
            }
        }
        catch (Exception failure)
        {
            _connected.TrySetException(failure);
            _ = _connected.Task.Exception;
        }
    }

    private void HangUpIfAbandoned(RoomCallEvent roomCallEvent)
    {
        if (roomCallEvent is CallConnected && Volatile.Read(ref _closed) != 0 && IsAbandoned)
        {
            ConnectedAfterAbandon?.Invoke(roomCallEvent.CallConnectionId);
        }
    }
}
