using System.Text;

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

    /// <summary>Whether the action has its own callback on the wire.</summary>
    internal virtual bool TakesCallback => false;

    /// <summary>Whether the action has an operation context on the wire.</summary>
    internal virtual bool TakesContext => false;

    /// <summary>Whether the action is about rooms and users rather than a call.</summary>
    internal virtual bool IsAdministration => false;

    /// <summary>Fills what the caller left to the options.</summary>
    internal virtual RoomCallAction WithDefaults(ActionDefaults defaults) => this;

    /// <summary>Gathers every error of the input.</summary>
    internal virtual void CollectErrors(ActionErrors errors)
    {
    }

    /// <summary>Throws when the input, defaults filled in, has any error.</summary>
    internal void Validate()
    {
        ActionErrors errors = new();
        errors.AddIf(Deadline <= TimeSpan.Zero, "The deadline must be more than zero.");
        errors.AddIf(Deadline > TimeSpan.FromDays(1), "The deadline must be at most one day.");
        CollectErrors(errors);
        errors.ThrowIfAny(Name);
    }

    /// <summary>Prints no member of the base.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns>Whether anything was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
