using System.Text;
using RoomCalls.Internal.Inputs;

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
    internal virtual string? ContextOfCaller => null;

    /// <summary>The caller's callback, for the actions that have one.</summary>
    internal virtual Uri? CallbackOfCaller => null;

    /// <summary>The caller's repeatability id, for the actions that take one.</summary>
    internal virtual Guid? RepeatabilityOfCaller => null;

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
    internal virtual bool IsOfSeat => false;

    /// <summary>Whether the action comes into a room's call, which is possible only while the room is open.</summary>
    internal virtual bool Enters => false;

    /// <summary>Whether the action dials a phone, which a room must allow.</summary>
    internal virtual bool DialsOut => false;

    /// <summary>The room that the action itself names; actions of a call leave it to the call.</summary>
    internal virtual RoomId? RoomOfAction => null;

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
