using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>Connects the application to a running call. Execute it with <see cref="IRoomCallManager.ConnectAsync"/>.</summary>
/// <param name="Locator">Which call.</param>
public sealed record ConnectCall(CallLocator Locator) : ContextAction<CallConnectionId>
{
    /// <summary>Where the call's callbacks go; <see langword="null"/> (the default) takes <see cref="RoomCallsOptions.CallbackUri"/>. The call's key is added to its query.</summary>
    public Uri? CallbackUri { get; init; }

    internal override bool EntersCall => true;

    internal override RoomId? TargetRoom => (Locator as RoomCallLocator)?.RoomId;

    internal override RoomCallAction WithDefaults(ActionDefaults defaults) => CallbackUri is null ? this with { CallbackUri = defaults.CallbackUri } : this;

    internal override void CollectErrors(ActionErrors errors)
    {
        errors.CheckLocator(Locator);

        if (CallbackUri is null)
        {
            errors.Add("The callback address is missing: set RoomCallsOptions.CallbackUri, or CallbackUri on the action.");
        }
        else
        {
            CallbackAddress.CollectErrors(CallbackUri, "callback address", errors);
        }
    }

    /// <summary>Prints the locator, and the callback with its query masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Locator = ").Append(Locator).Append(", CallbackUri = ").Append(Mask.Query(CallbackUri));
        return true;
    }
}

/// <summary>Reads what the service knows of a call's server-side leg.</summary>
public sealed record GetCallConnection : RoomCallAction<CallConnectionProperties>;

/// <summary>
/// Ends the application's own leg; the others stay in the call, but phones that this leg dialled may be cut off. A leg that is already gone counts as success.
/// </summary>
public sealed record HangUpCall : RoomCallAction<ResultInformation>;

/// <summary>Ends the call for everyone. A call that is already gone counts as success.</summary>
public sealed record HangUpForEveryone : RoomCallAction<ResultInformation>;

/// <summary>Takes up a leg that is connected already. Pass it to <see cref="IRoomCallManager.AttachAsync"/>. It is no action of the service: what is sent is <see cref="GetCallConnection"/>.</summary>
/// <param name="CallConnectionId">The leg.</param>
public sealed record AttachCall(CallConnectionId CallConnectionId)
{
    /// <summary>
    /// The call's room: the service does not say it, and without it participants have no role in the call. It must be the right one, for it decides what participants may do.
    /// <see langword="null"/> (the default) for none.
    /// </summary>
    public RoomId? RoomId { get; init; }
}
