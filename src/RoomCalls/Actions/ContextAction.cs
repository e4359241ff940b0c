using System.Text;
using RoomCalls.Internal.Text;

namespace RoomCalls.Actions;

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

    internal override string? ContextOfCaller => OperationContext;

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
