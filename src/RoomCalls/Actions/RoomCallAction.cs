using System.Text;
using RoomCalls.Internal.Inputs;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

/// <summary>
/// Something that can be asked of a call or of the service: a record per verb, plain data. Execute it with
/// <see cref="IRoomCall.ExecuteAsync{TResult}"/>; the verbs are short forms of that.
/// </summary>
public abstract record RoomCallAction
{
    private protected RoomCallAction()
    {
    }

    /// <summary>How long to wait for the outcome, sending included; more than zero, at most one day. <see langword="null"/> (the default) takes the action's own default.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The action's name, for example <c>AddParticipant</c>.</summary>
    internal string Name => GetType().Name;

    /// <summary>The caller's operation context, for the actions that have one.</summary>
    internal virtual string? CallerContext => null;

    /// <summary>The caller's callback, for the actions that have one.</summary>
    internal virtual Uri? CallerCallback => null;

    /// <summary>The caller's repeatability id, for the actions that take one.</summary>
    internal virtual Guid? CallerRepeatabilityId => null;

    /// <summary>Whether the action has its own callback on the wire.</summary>
    internal virtual bool TakesCallback => false;

    /// <summary>Whether the action has an operation context on the wire.</summary>
    internal virtual bool TakesContext => false;

    /// <summary>Whether the action is about rooms and users rather than a call.</summary>
    internal virtual bool IsAdministration => false;

    /// <summary>On whom the action is; <see langword="null"/> for nobody in particular.</summary>
    internal virtual ParticipantId? Target => null;

    /// <summary>Whether the target must be in the call.</summary>
    internal virtual bool NeedsTargetInCall => false;

    /// <summary>Whether the call must be up: the service refuses the action before that.</summary>
    internal virtual bool NeedsCall => false;

    /// <summary>Whether only a seat can carry the action.</summary>
    internal virtual bool IsSeatOnly => false;

    /// <summary>Whether the action comes into a room's call, which is possible only while the room is open.</summary>
    internal virtual bool EntersCall => false;

    /// <summary>Whether the action dials a phone, which a room must allow.</summary>
    internal virtual bool DialsOut => false;

    /// <summary>The room that the action itself names; actions of a call leave it to the call.</summary>
    internal virtual RoomId? TargetRoom => null;

    /// <summary>Whether the action changes what is known of its room.</summary>
    internal virtual bool ChangesRoom => false;

    /// <summary>Fills what the caller left to the options.</summary>
    internal virtual RoomCallAction WithDefaults(ActionDefaults defaults) => this;

    /// <summary>Gathers every error of the input.</summary>
    internal virtual void CollectErrors(ActionErrors errors)
    {
    }

    /// <summary>Throws when the input, defaults filled in, has any error.</summary>
    internal void Validate() => Errors().ThrowIfAny(Name);

    /// <summary>Every error of the input, defaults filled in.</summary>
    internal ActionErrors Errors()
    {
        ActionErrors errors = new();
        errors.AddIf(Deadline <= TimeSpan.Zero, "The deadline must be more than zero.");
        errors.AddIf(Deadline > TimeSpan.FromDays(1), "The deadline must be at most one day.");
        CollectErrors(errors);
        return errors;
    }

    /// <summary>Prints no member of the base.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>An action whose success has a result.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record RoomCallAction<TResult> : RoomCallAction
{
    private protected RoomCallAction()
    {
    }
}

/// <summary>An action that carries an operation context, which comes back on its events.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record ContextAction<TResult> : RoomCallAction<TResult>
{
    private protected ContextAction()
    {
    }

    /// <summary>
    /// The caller's own text, given back on the action's events. It need not be unique: outcomes are told apart by an id of our own beside it.
    /// <see langword="null"/> (the default) for none.
    /// </summary>
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

    internal override Uri? CallerCallback => OperationCallbackUri;

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

/// <summary>An action of the administration of rooms and users, which needs no call.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public abstract record AdministrationAction<TResult> : RoomCallAction<TResult>
{
    private protected AdministrationAction()
    {
    }

    internal override bool IsAdministration => true;
}

/// <summary>An action that only a seat can carry, mostly on its own user. It exists only where the actor is the seat; the server side cannot do it.</summary>
public abstract record SeatAction : RoomCallAction<ResultInformation>
{
    private protected SeatAction()
    {
    }

    internal override bool IsSeatOnly => true;
}
