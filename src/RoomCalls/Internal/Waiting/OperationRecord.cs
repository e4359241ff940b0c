using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Waiting;

/// <summary>
/// What is settled when an operation is opened, before anything is sent: every attempt reads it from here, and it is all that is needed to send the action
/// again. Immutable.
/// </summary>
/// <param name="Id">The id by which events find the operation.</param>
/// <param name="Action">The action, with defaults filled in.</param>
/// <param name="RepeatabilityId">The id by which the service executes the action once: the caller's, or a new one.</param>
/// <param name="FirstSent">The time that every attempt names as its first.</param>
/// <param name="Deadline">How long the outcome may take from then on, sending included.</param>
internal sealed record OperationRecord(Guid Id, RoomCallAction Action, Guid RepeatabilityId, DateTimeOffset FirstSent, TimeSpan Deadline)
{
    /// <summary>Settles what an action is sent with.</summary>
    public static OperationRecord Create(RoomCallAction action, ActionRule rule, DateTimeOffset now) =>
        new(Guid.NewGuid(), action, action.CallerRepeatabilityId ?? Guid.NewGuid(), now, action.Deadline ?? rule.Deadline(action));
}

/// <summary>An end that is proposed for an operation: a result, a failure, or that it was cancelled.</summary>
internal readonly record struct OperationEnd
{
    private OperationEnd(string name, string? error, StoredOperationEnd kind) => (Name, Error, Kind) = (name, error, kind);

    /// <summary>What the ledger says of it.</summary>
    public StoredOperationEnd Kind { get; }

    /// <summary>The name of the outcome in metrics.</summary>
    public string Name { get; }

    /// <summary>The error of the trace; <see langword="null"/> for a success.</summary>
    public string? Error { get; }

    public object? Result { get; private init; }

    public Exception? Exception { get; private init; }

    public CancellationToken? Token { get; private init; }

    public static OperationEnd Succeeded(object? result) => new("success", null, StoredOperationEnd.Outcome) { Result = result };

    public static OperationEnd Failed(Exception exception) => new(GetName(exception), exception.GetType().Name, GetKind(exception)) { Exception = exception };

    public static OperationEnd Cancelled(CancellationToken cancellationToken) => new("cancelled", "cancelled", StoredOperationEnd.Cancelled) { Token = cancellationToken };

    private static StoredOperationEnd GetKind(Exception exception) => exception switch
    {
        ActionTimedOutException => StoredOperationEnd.TimedOut,
        CallEndedException => StoredOperationEnd.CallEnded,
        _ => StoredOperationEnd.Refused,
    };

    private static string GetName(Exception exception) => exception switch
    {
        ActionTimedOutException => "timed_out",
        CallEndedException => "call_ended",
        _ => "failed",
    };
}
