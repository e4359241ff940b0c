using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Requests;

namespace RoomCalls.Internal.Sending;

/// <summary>Refuses what an actor may not do; the decision is published and logged.</summary>
internal sealed class PermitStep(PermissionCheck check, ActionAudit audit) : IActionStep
{
    public async ValueTask<bool> RunAsync(ActionRun run)
    {
        // What the end of the call has decided already needs no permission.
        if (run.Call is not { HasEnded: true })
        {
            await RequireAsync(run).ConfigureAwait(false);
        }

        return true;
    }

    /// <exception cref="ActionDeniedException">An actor may not do it.</exception>
    public async ValueTask RequireAsync(ActionQuestion question)
    {
        PermissionAnswer answer = await check.EvaluateAsync(question.Scope, question.Action, question.Carrier!.Value, question.CancellationToken).ConfigureAwait(false);
        audit.Publish(question.Scope, question.Action, answer.Capability);
        if (!answer.Capability.IsAllowed)
        {
            throw new ActionDeniedException(question.Action.Name, question.Scope.Actor, answer.Capability.Reasons);
        }

        check.NotifyAllowed(answer);
    }

    /// <summary>Whether the action would be sent, with every reason why not.</summary>
    public async ValueTask<Capability> AskAsync(ActionQuestion question, ActionErrors errors)
    {
        Capability obstacles = FindObstacles(question, errors);
        PermissionAnswer answer = await check.EvaluateAsync(question.Scope, question.Action, question.Carrier!.Value, question.CancellationToken).ConfigureAwait(false);
        return obstacles.And(answer.Capability);
    }

    /// <summary>As <see cref="AskAsync"/>, from what was read before.</summary>
    public Capability Peek(ActionQuestion question, ActionErrors errors) => FindObstacles(question, errors).And(check.Peek(question.Scope, question.Action, question.Carrier!.Value));

    /// <summary>Finds what prevents an action, whatever the actors.</summary>
    private static Capability FindObstacles(ActionQuestion question, ActionErrors errors)
    {
        List<CapabilityReason> reasons = [.. errors.Reasons];
        if (question.Call is { HasEnded: true } && !question.Carrier!.Value.Row.NeedsCall)
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "The call is over."));
        }
        else if (question.Call is { HasEnded: false, IsClosed: true })
        {
            reasons.Add(new(CapabilityReasonCodes.CallNotConnected, "This process no longer holds the call: connect or attach again."));
        }

        if (question.Carrier is { Transport: null, Obstacles.Count: 0 } carrier)
        {
            reasons.Add(new(CapabilityReasonCodes.FeatureNotSupported, Transports.Missing(carrier.Row).Message));
        }

        return Capability.FromReasons(reasons);
    }
}
