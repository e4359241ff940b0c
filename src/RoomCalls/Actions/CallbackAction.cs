using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>An action whose own events can be sent to another address than the call's.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record CallbackAction<TResult> : ContextAction<TResult>
{
    private protected CallbackAction()
    {
    }

    /// <summary>
    /// Where this action's own events go instead of the call's callback address; <see langword="null"/> (the default) for no change. The call's key is
    /// added to its query. It must lie under a mapped path, or its owner passes the bodies to <see cref="IRoomCallManager.ReceiveAsync"/>; otherwise the
    /// action ends by its deadline. Absolute and https (http for loopback only).
    /// </summary>
    public Uri? OperationCallbackUri { get; init; }

    internal override Uri? CallbackOfCaller => OperationCallbackUri;

    internal override bool TakesCallback => true;

    internal override bool NeedsCall => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        if (OperationCallbackUri is not null)
        {
            CallbackAddress.CollectErrors(OperationCallbackUri, "operation callback address", errors);
        }
    }

    /// <summary>Prints the operation context, and the callback with its query masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        bool printed = base.PrintMembers(builder);
        if (OperationCallbackUri is not null)
        {
            builder.Append(printed ? ", " : string.Empty).Append("OperationCallbackUri = ").Append(Mask.Query(OperationCallbackUri));
        }

        return printed || OperationCallbackUri is not null;
    }
}
