using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Waiting;

namespace RoomCalls.Internal.Sending;

/// <summary>The outgoing road of every action: its steps, in order. What the permission needs can be asked without the rest.</summary>
internal sealed class ActionPipeline(ActionSteps steps, WorkTracker work) : IDisposable
{
    private readonly IActionStep[] _all = [steps.Prepare, steps.Route, steps.Permit, steps.Open, steps.Send, steps.Accept];
    private readonly IActionStep[] _ofPrepared = [steps.Route, steps.Open, steps.Send, steps.Accept];

    /// <summary>What is known of every action.</summary>
    public ActionCatalog Catalog => steps.Route.Catalog;

    /// <summary>Executes an action and waits for its outcome.</summary>
    public async Task<TResult> ExecuteAsync<TResult>(ActionScope scope, RoomCallAction<TResult> action, CancellationToken cancellationToken) =>
        await CompleteAsync(await StartAsync(scope, action, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Starts an action and returns when the service has accepted it, or when that is unclear and its event must decide.</summary>
    public async Task<OpenOperation<TResult>> StartAsync<TResult>(ActionScope scope, RoomCallAction<TResult> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        ActionRun<TResult> run = new(scope, action, cancellationToken);
        await RunAsync(_all, run).ConfigureAwait(false);
        return run.Opened;
    }

    /// <summary>Executes an action whose input and permission were checked before.</summary>
    public async Task<TResult> ExecutePreparedAsync<TResult>(
        ActionScope scope, RoomCallAction<TResult> prepared, ActionCarrier? carrier = null, CancellationToken cancellationToken = default)
    {
        ActionRun<TResult> run = new(scope, prepared, cancellationToken) { Carrier = carrier };
        await RunAsync(_ofPrepared, run).ConfigureAwait(false);
        return await CompleteAsync(run.Opened, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies the options' defaults and refuses invalid input, with all errors at once.</summary>
    public TAction Prepare<TAction>(TAction action, ActionScope scope)
        where TAction : RoomCallAction => steps.Prepare.Prepare(action, scope);

    /// <summary>Refuses what an actor may not do. The carrier is selected unless it is given.</summary>
    public async ValueTask RequirePermissionAsync(
        ActionScope scope, RoomCallAction prepared, ActionCarrier? carrier = null, CancellationToken cancellationToken = default)
    {
        ActionQuestion question = new(scope, prepared, cancellationToken) { Carrier = carrier };
        steps.Route.Choose(question);
        await steps.Permit.RequireAsync(question).ConfigureAwait(false);
    }

    /// <summary>Whether the action would be sent, with every reason why not.</summary>
    public async Task<Capability> CanAsync(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken)
    {
        using WorkScope counted = work.Begin();
        cancellationToken.ThrowIfCancellationRequested();
        ActionQuestion question = Ask(scope, action, cancellationToken);
        return await steps.Permit.AskAsync(question, steps.Prepare.FindErrors(question.Action, scope)).ConfigureAwait(false);
    }

    /// <summary>As <see cref="CanAsync"/>, from what was read before.</summary>
    public Capability Can(ActionScope scope, RoomCallAction action)
    {
        ActionQuestion question = Ask(scope, action, CancellationToken.None);
        return steps.Permit.Peek(question, steps.Prepare.FindErrors(question.Action, scope));
    }

    public void Dispose() => steps.Open.Dispose();

    private ActionQuestion Ask(ActionScope scope, RoomCallAction action, CancellationToken cancellationToken)
    {
        ActionQuestion question = new(scope, steps.Prepare.Fill(action), cancellationToken);
        steps.Route.Choose(question);
        return question;
    }

    private async Task RunAsync(IActionStep[] road, ActionRun run)
    {
        using WorkScope counted = work.Begin();
        try
        {
            foreach (IActionStep step in road)
            {
                if (!await step.RunAsync(run).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (Exception failure)
        {
            run.Operation?.TryFail(failure);
            throw;
        }
    }

    private static async Task<TResult> CompleteAsync<TResult>(OpenOperation<TResult> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            operation.TryCancel(cancellationToken);
            throw;
        }
    }
}

/// <summary>The steps of the outgoing road.</summary>
internal sealed record ActionSteps(PrepareStep Prepare, RouteStep Route, PermitStep Permit, OpenStep Open, SendStep Send, AcceptStep Accept);
