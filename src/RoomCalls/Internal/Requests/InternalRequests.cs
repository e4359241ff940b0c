using RoomCalls.Actions;
using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Diagnostics;
using RoomCalls.Internal.Paging;
using RoomCalls.Internal.Resilience;
using RoomCalls.Internal.Waiting;
using RoomCalls.Transport;

namespace RoomCalls.Internal.Requests;

/// <summary>
/// Requests of the library itself, without policies and open operations: reads for its state and its decisions, and hanging up abandoned legs.
/// </summary>
internal sealed class InternalRequests(ActionCatalog catalog, Transports transports, RetryPipeline retry, TimeProvider timeProvider, WorkTracker work)
{
    /// <summary>Hangs up a leg without a handle; one that is gone already is not an error.</summary>
    public async Task HangUpAsync(CallConnectionId leg, TimeSpan deadline, CancellationToken cancellationToken)
    {
        HangUpCall hangUp = new() { Deadline = deadline };
        try
        {
            using WorkScope counted = work.Begin();
            await CarryAsync(leg, hangUp, cancellationToken).ConfigureAwait(false);
        }
        catch (ActionFailedException gone) when (catalog.Get(hangUp).ByServer!.IsAlreadySo(gone.ResultInformation))
        {
        }
    }

    /// <summary>Reads the roster of a call; counts as work until the roster has been taken.</summary>
    public async Task ReadRosterAsync(CallConnectionId leg, Func<IReadOnlyList<RosterEntry>, ValueTask> take, CancellationToken cancellationToken)
    {
        using WorkScope counted = work.Begin();
        ActionAnswer answer = await CarryAsync(leg, new ListParticipants(), cancellationToken).ConfigureAwait(false);
        await take((IReadOnlyList<RosterEntry>)answer.Value!).ConfigureAwait(false);
    }

    /// <summary>Reads whether a participant is in a call. The caller counts as work.</summary>
    /// <returns>The answer, or <see langword="null"/> when the service does not give one.</returns>
    public async Task<bool?> IsInCallAsync(CallConnectionId leg, ParticipantId participant, CancellationToken cancellationToken)
    {
        try
        {
            await CarryAsync(leg, new GetParticipant(participant), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ActionFailedException absent) when (absent.ResultInformation.Code == 404)
        {
            return false;
        }
        catch (RoomCallsException)
        {
            return null;
        }
    }

    /// <summary>Reads a room, or a page of its participants. The caller counts as work.</summary>
    public async Task<TResult> ReadAsync<TResult>(AdministrationAction<TResult> action, CancellationToken cancellationToken) =>
        (TResult)(await CarryAsync(null, action, cancellationToken).ConfigureAwait(false)).Value!;

    /// <summary>Reads all participants of a room. The caller counts as work.</summary>
    public async Task<IReadOnlyList<RoomParticipant>> ReadRoomParticipantsAsync(ListRoomParticipants action, CancellationToken cancellationToken) =>
        await PageReader.ReadAsync(action.Name, (page, token) => ReadAsync(action with { ContinuationToken = page }, token), cancellationToken)
            .ToArrayAsync(cancellationToken)
            .ConfigureAwait(false);

    private Task<ActionAnswer> CarryAsync(CallConnectionId? leg, RoomCallAction action, CancellationToken cancellationToken)
    {
        ActionDescriptor row = catalog.Get(action);
        ActionRule rule = row.ByServer!;
        OperationRecord record = OperationRecord.Create(action, rule, timeProvider.GetUtcNow());
        return retry.SendAsync(transports.Get(row), action, CreateEnvelope(record, leg), rule, record.Deadline, cancellationToken);
    }

    /// <summary>Creates the envelope of a request without events.</summary>
    public static ActionEnvelope CreateEnvelope(OperationRecord record, CallConnectionId? leg) =>
        new() { CallConnectionId = leg, RepeatabilityId = record.RepeatabilityId, FirstSent = record.FirstSent };
}
