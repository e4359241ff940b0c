using RoomCalls.Actions;
using RoomCalls.Transport;
using RoomCalls.Waiting;

namespace RoomCalls.Sending;

/// <content>What goes the road past the policies, because they were asked already or it is our own tidying up.</content>
internal sealed partial class ActionRoad
{
    /// <summary>Connects a leg; input and policies were checked for each who asked.</summary>
    public async Task<CallConnectionId> ExecutePreparedAsync(ActionScope scope, Connect connect)
    {
        OpenOperation<CallConnectionId> operation = await BusyAsync(() => OpenAsync(scope, connect, CancellationToken.None)).ConfigureAwait(false);
        return await operation.Completion.ConfigureAwait(false);
    }

    /// <summary>Hangs up a leg that nobody holds; that it is gone already is fine.</summary>
    public async Task HangUpAbandonedAsync(ActionScope scope, HangUp hangUp, CancellationToken cancellationToken)
    {
        ActionRule rule = ActionRules.Of(hangUp);
        try
        {
            await BusyAsync(() => SendOnceAsync(scope, hangUp, rule, cancellationToken)).ConfigureAwait(false);
        }
        catch (ActionFailedException gone) when (rule.IsAlreadySo(gone.ResultInformation))
        {
        }
    }

    /// <summary>Reads everybody in a call, for our own roster; it counts as work until the roster has been taken.</summary>
    public Task ReadRosterAsync(ActionScope scope, Action<IReadOnlyList<RosterEntry>> take, CancellationToken cancellationToken)
    {
        ListParticipants action = new();
        return BusyAsync(async () =>
        {
            ActionAnswer answer = await SendOnceAsync(scope, action, ActionRules.Of(action), cancellationToken).ConfigureAwait(false);
            take((IReadOnlyList<RosterEntry>)answer.Value!);
            return answer;
        });
    }

    /// <summary>Sends; the caller counts as work.</summary>
    private Task<ActionAnswer> SendOnceAsync(ActionScope scope, RoomCallAction action, ActionRule rule, CancellationToken cancellationToken)
    {
        ActionEnvelope envelope = new()
        {
            CallConnectionId = scope.ConnectionId,
            RepeatabilityId = Guid.NewGuid(),
            FirstSent = timeProvider.GetUtcNow(),
            FirstSentTimestamp = timeProvider.GetTimestamp(),
        };
        return pipeline.SendAsync(transports.For(action), action, envelope, rule.Repeat, action.Deadline ?? rule.Deadline(action), cancellationToken);
    }

    private async Task<T> BusyAsync<T>(Func<Task<T>> work)
    {
        busy.Enter();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            busy.Exit();
        }
    }
}
