using RoomCalls.Actions;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Inputs;

namespace RoomCalls.Internal.Sending;

/// <summary>Fills in the options' defaults, and refuses invalid input with all errors at once.</summary>
internal sealed class PrepareStep(ActionDefaults defaults, CallKeySigner keySigner) : IActionStep
{
    public ValueTask<bool> RunAsync(ActionRun run)
    {
        run.Action = Prepare(run.Action, run.Scope);
        return new(true);
    }

    /// <exception cref="InvalidActionException">The input is not valid.</exception>
    public TAction Prepare<TAction>(TAction action, ActionScope scope)
        where TAction : RoomCallAction
    {
        TAction prepared = (TAction)Fill(action);
        FindErrors(prepared, scope).ThrowIfAny(prepared.Name);
        return prepared;
    }

    /// <summary>Fills in the defaults.</summary>
    public RoomCallAction Fill(RoomCallAction action) => action.WithDefaults(defaults);

    /// <summary>Finds every error of the input, with defaults filled in.</summary>
    public ActionErrors FindErrors(RoomCallAction prepared, ActionScope scope)
    {
        ActionErrors errors = prepared.Errors();
        errors.AddIf(
            scope.Call is { Leg.IsForeign: true } && prepared.TakesCallback && prepared.CallerCallback is null && defaults.CallbackUri is null,
            "The call's callbacks go to another application: set RoomCallsOptions.CallbackUri so that the outcome comes here.");
        errors.AddIf(
            prepared.CallerCallback is not null && !keySigner.CanSign,
            "OperationCallbackUri needs a callback secret: set RoomCallsOptions.CallbackSecret (with an access key it is derived from that).");
        return errors;
    }
}
