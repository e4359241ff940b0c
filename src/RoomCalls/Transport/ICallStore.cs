using System.Diagnostics.CodeAnalysis;

namespace RoomCalls.Transport;

/// <summary>
/// The port through which calls, operations and claims go: one ordered log per call connection, the open operations of each, and names with one owner.
/// The only implementation for now keeps everything in the memory of this process. Implementations must be safe for concurrent use.
/// </summary>
/// <remarks>
/// A call connection is known by its key, which its callback address carries. Appending is one step: what was appended before is dropped, the operations
/// that the entry ends are ended, the entry gets its position, and followers get it, in the same order everywhere.
/// </remarks>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallStore
{
    /// <summary>Appends an entry to the log of its call connection.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What became of the entry.</returns>
    ValueTask<AppendResult> AppendAsync(CallLogEntry entry, CancellationToken cancellationToken);

    /// <summary>Follows a call connection: the follower gets what is kept for it, then every entry in order, until the call connection is retired.</summary>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="follower">The follower.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the follower is registered.</returns>
    ValueTask FollowAsync(string callKey, ICallFollower follower, CancellationToken cancellationToken);

    /// <summary>Ends a call connection for this process: nothing is delivered any more, its claims are released, and late entries are dropped.</summary>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="retirement">What is known of its end.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the call connection is retired.</returns>
    ValueTask RetireAsync(string callKey, CallRetirement retirement, CancellationToken cancellationToken);

    /// <summary>Records an operation before it is sent.</summary>
    /// <param name="record">The operation.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the operation is recorded.</returns>
    ValueTask OpenAsync(StoredOperation record, CancellationToken cancellationToken);

    /// <summary>Records that the service has accepted an operation.</summary>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="invitationId">The id of the invitation that the operation made, if it made one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the acceptance is recorded.</returns>
    ValueTask AcceptAsync(string callKey, Guid operationId, string? invitationId, CancellationToken cancellationToken);

    /// <summary>Proposes the end of an operation. Of all proposals, and of the entries that end it, one wins.</summary>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="reason">The reason for the end.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// Whether this proposal has won. Of a call connection that this process does not follow, every proposal wins: nothing else can end the operation here.
    /// </returns>
    ValueTask<bool> TryEndAsync(string callKey, Guid operationId, StoredOperationEnd reason, CancellationToken cancellationToken);

    /// <summary>Claims a name for a call connection, unless another one has it. One that has ended gets no name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The key that has the name; the key of the claim when nobody else has it.</returns>
    ValueTask<string> ClaimAsync(CallName name, string callKey, CancellationToken cancellationToken);

    /// <summary>Releases every name of a call connection that has ended, while late entries are still delivered.</summary>
    /// <param name="callKey">The key of the call connection.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the names are released.</returns>
    ValueTask ReleaseNamesAsync(string callKey, CancellationToken cancellationToken);

    /// <summary>Finds the call connection that has a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Its key, or <see langword="null"/>.</returns>
    ValueTask<string?> FindAsync(CallName name, CancellationToken cancellationToken);
}

/// <summary>Hears the entries of one call connection.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public interface ICallFollower
{
    /// <summary>Whether the follower can take more events now.</summary>
    /// <param name="eventCount">The number of events.</param>
    /// <returns>Whether there is room.</returns>
    bool HasRoom(int eventCount);

    /// <summary>Takes an entry. It must return at once, and is called in the order of the log.</summary>
    /// <param name="entry">The entry.</param>
    void Enqueue(CallLogEntry entry);

    /// <summary>Works on what was taken. The store calls it after every <see cref="Enqueue"/>, while it holds no lock.</summary>
    void Run();
}
