using RoomCalls.Transport;

namespace RoomCalls.Internal.Waiting;

/// <summary>The records of one leg's operations in the store: written before anything is sent, and ended once.</summary>
internal sealed class OperationLedger(ICallStore store, string callKey)
{
    public ValueTask OpenAsync(OperationRecord record, CancellationToken cancellationToken) => store.OpenAsync(
        new StoredOperation
        {
            CallKey = callKey,
            Id = record.Id,
            ActionName = record.Action.Name,
            RepeatabilityId = record.RepeatabilityId,
            FirstSent = record.FirstSent,
            Deadline = record.FirstSent + record.Deadline,
        },
        cancellationToken);

    public ValueTask AcceptAsync(Guid operationId, string? invitationId) =>
        store.AcceptAsync(callKey, operationId, invitationId, CancellationToken.None);

    /// <summary>Proposes an end that nothing but the time has brought.</summary>
    /// <returns>Whether it wins; otherwise an outcome is on its way.</returns>
    public ValueTask<bool> TryEndAsync(Guid operationId, StoredOperationEnd end) =>
        store.TryEndAsync(callKey, operationId, end, CancellationToken.None);
}
