using System.Text;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>The base class of everything that can be asked of a call or of the service: one record per action. Actions are immutable data.</summary>
/// <remarks>Execute an action with <see cref="IRoomCall.ExecuteAsync{TResult}"/>; the extension methods of a call are short forms of it.</remarks>
public abstract record RoomCallAction
{
    private protected RoomCallAction()
    {
    }

    /// <summary>How long to wait for the outcome, including sending: more than zero and at most one day.</summary>
    /// <value><see langword="null"/> by default, for the default of the action.</value>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The name of the action, for example <c>AddParticipant</c>.</summary>
    internal string Name => GetType().Name;

    /// <summary>The operation context of the caller, for actions that have one.</summary>
    internal virtual string? CallerContext => null;

    /// <summary>The callback address of the caller, for actions that have one.</summary>
    internal virtual Uri? CallerCallback => null;

    /// <summary>The repeatability id of the caller, for actions that accept one.</summary>
    internal virtual Guid? CallerRepeatabilityId => null;

    /// <summary>Whether the action has a separate callback address on the wire.</summary>
    internal virtual bool TakesCallback => false;

    /// <summary>Whether the action has an operation context on the wire.</summary>
    internal virtual bool TakesContext => false;

    /// <summary>The participant that the action is about; <see langword="null"/> when it is about none.</summary>
    internal virtual ParticipantId? Target => null;

    /// <summary>The room that the action names. For actions of a call it is the call's room.</summary>
    internal virtual RoomId? TargetRoom => null;

    /// <summary>Returns the action with the defaults of the options filled in.</summary>
    internal virtual RoomCallAction WithDefaults(ActionDefaults defaults) => this;

    /// <summary>Collects every error of the input.</summary>
    internal virtual void CollectErrors(ActionErrors errors)
    {
    }

    /// <summary>Throws when the input, with defaults filled in, has an error.</summary>
    internal void Validate() => Errors().ThrowIfAny(Name);

    /// <summary>Returns every error of the input, with defaults filled in.</summary>
    internal ActionErrors Errors()
    {
        ActionErrors errors = new();
        errors.AddIf(Deadline <= TimeSpan.Zero, "The deadline must be more than zero.");
        errors.AddIf(Deadline > TimeSpan.FromDays(1), "The deadline must be at most one day.");
        CollectErrors(errors);
        return errors;
    }

    /// <summary>Prints nothing; the base class has no members to print.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>An action that has a result. Immutable.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract record RoomCallAction<TResult> : RoomCallAction
{
    private protected RoomCallAction()
    {
    }
}

/// <summary>An action with an operation context, which its events return. Immutable.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract record ContextAction<TResult> : RoomCallAction<TResult>
{
    private protected ContextAction()
    {
    }

    /// <summary>
    /// A text of the caller, which the events of the action return. It need not be unique, because RoomCalls matches outcomes by a separate id.
    /// </summary>
    /// <value><see langword="null"/> by default, for none.</value>
    public string? OperationContext { get; init; }

    internal override string? CallerContext => OperationContext;

    internal override bool TakesContext => true;

    /// <summary>Prints the operation context, if any.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected override bool PrintMembers(StringBuilder builder)
    {
        if (OperationContext is not null)
        {
            builder.Append("OperationContext = ").Append(Mask.PhoneNumbersIn(OperationContext));
        }

        return OperationContext is not null;
    }
}

/// <summary>An action whose events can be sent to another address than those of the call. Immutable.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract record CallbackAction<TResult> : ContextAction<TResult>
{
    private protected CallbackAction()
    {
    }

    /// <summary>
    /// The address for the events of this action, instead of the call's callback address: absolute and https (http for loopback only). The key of the
    /// call is added to its query.
    /// </summary>
    /// <remarks>
    /// The address must be under a mapped path, or its host must pass the callbacks to <see cref="IRoomCallManager.ReceiveAsync"/>. Otherwise the
    /// action ends by its deadline.
    /// </remarks>
    /// <value><see langword="null"/> by default, for the call's callback address.</value>
    public Uri? OperationCallbackUri { get; init; }

    internal override Uri? CallerCallback => OperationCallbackUri;

    internal override bool TakesCallback => true;

    internal override void CollectErrors(ActionErrors errors)
    {
        if (OperationCallbackUri is not null)
        {
            CallbackAddress.CollectErrors(OperationCallbackUri, "operation callback address", errors);
        }
    }

    /// <summary>Prints the operation context, and the callback address with its query masked.</summary>
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

/// <summary>An action of the administration of rooms and users, which needs no call. Immutable.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract record AdministrationAction<TResult> : RoomCallAction<TResult>
{
    private protected AdministrationAction()
    {
    }
}

/// <summary>
/// An action that only a seat can carry out, mostly on its user. The actor must be the user in the seat; the server side cannot carry it out. Immutable.
/// </summary>
public abstract record SeatAction : RoomCallAction<ResultInformation>
{
    private protected SeatAction()
    {
    }
}
