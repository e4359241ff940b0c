using RoomCalls.Events;
using RoomCalls.Internal.State;

namespace RoomCalls.Internal.Calls;

/// <content>The time before the leg is up.</content>
internal sealed partial class LiveCall
{
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasLeg;

    /// <summary>Ends when the leg is up, or with why it is not.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Ends when nothing is connecting any more, however that went.</summary>
    public Task ConnectingEnded { get; private set; } = Task.CompletedTask;

    /// <summary>Told when the leg comes up although nobody waits for it any more.</summary>
    public Action<CallConnectionId>? ConnectedAfterAbandon { get; set; }

    /// <summary>Whether the leg was given up before it was up.</summary>
    public bool IsAbandoned => _hasLeg && !_connected.Task.IsCompletedSuccessfully && !HasEnded;

    /// <summary>Whether the server side carries actions, or will when it is up.</summary>
    public bool HasLeg => _hasLeg && State.Connection != CallConnectionState.Disconnected;

    /// <summary>Takes a new server-side leg, where there is none or the last one is gone.</summary>
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

    /// <summary>The server-side leg did not come up, but a seat goes on.</summary>
    public void DropLeg() => _hasLeg = false;

    /// <summary>Begins connecting; closing the call gives it up.</summary>
    public void BeginConnecting(Func<Task> connect) => ConnectingEnded = ConnectAsync(connect);

    /// <summary>Takes the leg as up, because it was found so.</summary>
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
