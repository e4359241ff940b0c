using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>Connects the application to a running call. Execute it with <see cref="IRoomCallManager.ConnectAsync"/>. Immutable.</summary>
/// <param name="Locator">The call to connect to.</param>
public sealed record ConnectCall(CallLocator Locator) : ContextAction<CallConnectionId>
{
    /// <summary>The address of the call's callbacks: absolute and https (http for loopback only). The key of the call is added to its query.</summary>
    /// <value><see langword="null"/> by default, for <see cref="RoomCallsOptions.CallbackUri"/>.</value>
    public Uri? CallbackUri { get; init; }

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

    /// <summary>Prints the locator, and the callback address with its query masked.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Locator = ").Append(Locator).Append(", CallbackUri = ").Append(Mask.Query(CallbackUri));
        return true;
    }
}

/// <summary>Reads the properties of the call connection. Immutable.</summary>
public sealed record GetCallConnection : RoomCallAction<CallConnectionProperties>;

/// <summary>
/// Ends the call connection of the application. The others stay in the call, but phones that this connection dialled can be disconnected. Immutable.
/// </summary>
/// <remarks>A call connection that has already ended counts as success.</remarks>
public sealed record HangUpCall : RoomCallAction<ResultInformation>;

/// <summary>Ends the call for everyone. A call that has already ended counts as success. Immutable.</summary>
public sealed record HangUpForEveryone : RoomCallAction<ResultInformation>;
