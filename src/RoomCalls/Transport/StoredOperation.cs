using System.Diagnostics.CodeAnalysis;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>An operation as it is recorded before it is sent. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record StoredOperation
{
    /// <summary>The key of the call connection.</summary>
    public required string CallKey { get; init; }

    /// <summary>The id of the operation, which travels in its operation context.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of the action.</summary>
    public required string ActionName { get; init; }

    /// <summary>The repeatability id, which is the same on every attempt.</summary>
    public required Guid RepeatabilityId { get; init; }

    /// <summary>When the operation was first sent.</summary>
    public required DateTimeOffset FirstSent { get; init; }

    /// <summary>When the wait for its outcome is over.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Returns the action and the ids, without the key.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Mask.PhoneNumbersInAny(ActionName)} {Id}";
}

/// <summary>What ends an operation.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public enum StoredOperationEnd
{
    /// <summary>An event, an answer or the state shows its outcome.</summary>
    Outcome,

    /// <summary>The service or the transport refused it.</summary>
    Refused,

    /// <summary>No outcome came in time.</summary>
    TimedOut,

    /// <summary>The caller cancelled it.</summary>
    Cancelled,

    /// <summary>The call has ended.</summary>
    CallEnded,
}

/// <summary>A name by which a call connection can be found. Immutable.</summary>
/// <param name="Kind">What kind of name it is.</param>
/// <param name="Value">The name.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public readonly record struct CallName(CallNameKind Kind, string Value);

/// <summary>The kinds of names by which a call connection can be found.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public enum CallNameKind
{
    /// <summary>The room of the call. One call connection has it.</summary>
    Room,

    /// <summary>The group call. One call connection has it.</summary>
    GroupCall,

    /// <summary>The server call id with which the call connection was requested. One call connection has it.</summary>
    ServerCallLocator,

    /// <summary>The id of the call connection.</summary>
    Connection,

    /// <summary>The server call id that the service has reported. Several call connections of this application can be in one call; the first has it.</summary>
    ServerCall,
}

/// <summary>What is known of the end of a call connection.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public enum CallRetirement
{
    /// <summary>This process no longer follows it; the call connection may go on.</summary>
    Unfollowed,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It was abandoned before it was connected, and can still come up.</summary>
    Abandoned,
}
