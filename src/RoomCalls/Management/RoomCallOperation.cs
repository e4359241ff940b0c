namespace RoomCalls;

/// <summary>An action that the service has accepted and whose outcome is pending. Safe for concurrent use.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public sealed class RoomCallOperation<TResult>
{
    private readonly Func<CancellationToken, Task>? _cancel;

    /// <summary>Creates an operation, for example in a test.</summary>
    /// <param name="completion">The outcome.</param>
    /// <param name="operationContext">The operation context of the caller, if any.</param>
    /// <param name="accepted">The contents of the response; <see langword="null"/> for an empty response.</param>
    /// <param name="cancel">Reverts the action while its outcome is pending; <see langword="null"/> when it cannot be reverted.</param>
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

    /// <summary>The operation context that the caller gave; <see langword="null"/> when there was none.</summary>
    public string? OperationContext { get; }

    /// <summary>The contents of the service's response; empty while it is not known whether the service accepted the action.</summary>
    public ActionAcceptance Accepted { get; }

    /// <summary>
    /// The outcome. It completes exactly once: with the result; with <see cref="ActionFailedException"/>, <see cref="ActionTimedOutException"/> or
    /// <see cref="CallEndedException"/>; or as cancelled.
    /// </summary>
    public Task<TResult> Completion { get; }

    /// <summary>Whether the action can be reverted while its outcome is pending. Today this is so for an add whose invitation id is known.</summary>
    public bool CanCancel => _cancel is not null;

    /// <summary>Reverts the action, where possible: cancelling an add stops the ringing, and <see cref="Completion"/> is cancelled.</summary>
    /// <param name="cancellationToken">Stops waiting; an accepted action goes on.</param>
    /// <returns>A task that completes when the service has confirmed.</returns>
    /// <exception cref="ActionNotSupportedException">The action cannot be reverted.</exception>
    /// <exception cref="ActionFailedException">The service refused, for example because the invitation was answered.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => _cancel is null
        ? Task.FromException(new ActionNotSupportedException("CancelAsync", "An add whose invitation id is known"))
        : _cancel(cancellationToken);
}

/// <summary>The contents of the response with which the service accepts an action. Immutable.</summary>
public sealed record ActionAcceptance
{
    /// <summary>An empty response, which only accepts the action.</summary>
    public static ActionAcceptance Empty { get; } = new();

    /// <summary>The id of the invitation that was sent to an added participant; <see langword="null"/> for other actions.</summary>
    public string? InvitationId { get; init; }
}
