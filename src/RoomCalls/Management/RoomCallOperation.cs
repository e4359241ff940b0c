namespace RoomCalls;

/// <summary>An action that the service accepted and whose outcome is on its way. Safe for concurrent use.</summary>
/// <typeparam name="TResult">What success gives.</typeparam>
public sealed class RoomCallOperation<TResult>
{
    private readonly Func<CancellationToken, Task>? _cancel;

    /// <summary>Makes an operation, for example in a test.</summary>
    /// <param name="completion">Its outcome.</param>
    /// <param name="operationContext">The caller's operation context, if any.</param>
    /// <param name="accepted">What the service's answer says; <see langword="null"/> for an answer that says nothing.</param>
    /// <param name="cancel">Undoes the action while its outcome is open; <see langword="null"/> when it cannot be undone.</param>
    public RoomCallOperation(
        Task<TResult> completion,
        string? operationContext = null,
        ActionAcceptance? accepted = null,
        Func<CancellationToken, Task>? cancel = null)
    {
        ArgumentNullException.ThrowIfNull(completion);
        Completion = completion;
        OperationContext = operationContext;
        Accepted = accepted ?? ActionAcceptance.Empty;
        _cancel = cancel;
    }

    /// <summary>The caller's operation context, as it was given; <see langword="null"/> when none was.</summary>
    public string? OperationContext { get; }

    /// <summary>What the service's answer says; empty while it is unclear whether the service accepted the action.</summary>
    public ActionAcceptance Accepted { get; }

    /// <summary>
    /// The outcome. It ends exactly once: with the result; with <see cref="ActionFailedException"/>, <see cref="ActionTimedOutException"/> or
    /// <see cref="CallEndedException"/>; or as cancelled.
    /// </summary>
    public Task<TResult> Completion { get; }

    /// <summary>Whether the action can be undone while its outcome is open. Today: an add whose invitation is known.</summary>
    public bool CanCancel => _cancel is not null;

    /// <summary>Undoes the action, where possible: cancelling an add stops the ringing, and its <see cref="Completion"/> ends as cancelled.</summary>
    /// <param name="cancellationToken">Stops waiting for the undoing.</param>
    /// <returns>A task that ends when the service has confirmed.</returns>
    /// <exception cref="ActionNotSupportedException">The action cannot be undone.</exception>
    /// <exception cref="ActionFailedException">The service refused, for example because the callee has answered.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => _cancel is null
        ? Task.FromException(new ActionNotSupportedException("CancelAsync", "An add whose invitation id is known"))
        : _cancel(cancellationToken);
}

/// <summary>What the service says when it accepts an action.</summary>
public sealed record ActionAcceptance
{
    /// <summary>An answer that says nothing but that the action was accepted.</summary>
    public static ActionAcceptance Empty { get; } = new();

    /// <summary>The invitation that an added participant was sent; <see langword="null"/> for other actions.</summary>
    public string? InvitationId { get; init; }
}
