using System.Diagnostics.CodeAnalysis;
using RoomCalls.Events;
using RoomCalls.Internal.Text;

namespace RoomCalls.Transport;

/// <summary>An entry in the log of a call connection. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public abstract record CallLogEntry
{
    private protected CallLogEntry()
    {
    }

    /// <summary>The key of the call connection. It is a secret: whoever knows it signed can post callbacks.</summary>
    public required string CallKey { get; init; }

    /// <summary>When it happened, by the clock of the process that appends it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The place in the log, from 1; the store sets it.</summary>
    public long Position { get; init; }

    /// <summary>Returns the kind of the entry; its content can be secret or personal.</summary>
    /// <returns>Text that is safe to log.</returns>
    public sealed override string ToString() => $"{GetType().Name} {Position}";
}

/// <summary>The events of one callback. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record CallbackEntry : CallLogEntry
{
    /// <summary>The events, in order. An event with an id that the log has seen within ten minutes is dropped.</summary>
    public required IReadOnlyList<RoomCallEvent> Events { get; init; }

    /// <summary>The callback as it came. It may be read only until <see cref="ICallStore.AppendAsync"/> completes.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The call connection that the events name; the default value when they name none. The first one counts, and another is refused.</summary>
    public CallConnectionId ConnectionId { get; init; }

    /// <summary>The operations that the events end.</summary>
    public IReadOnlyList<OperationOutcome> Outcomes { get; init; } = [];
}

/// <summary>A roster that was read from the service. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record RosterReadEntry : CallLogEntry
{
    /// <summary>Everyone in the call.</summary>
    public required IReadOnlyList<RosterEntry> Participants { get; init; }

    /// <summary>When the roster was asked for, by the clock of the process that read it. It is as old as this.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The last position that was known when the roster was asked for. What the log has heard since counts more.</summary>
    public required long AskedAtPosition { get; init; }

    /// <summary>The state of the call connection; <see langword="null"/> when it was not read.</summary>
    public CallConnectionState? Connection { get; init; }
}

/// <summary>The end of a call connection that no callback reports. Immutable.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public sealed record ConnectionEndEntry : CallLogEntry
{
    /// <summary>Why it ended; <see langword="null"/> when that is not known.</summary>
    public ResultInformation? Reason { get; init; }
}

/// <summary>An operation that an event ends: by its id, or by the invitation that it made. Immutable.</summary>
/// <param name="OperationId">The id of the operation, from the operation context; <see langword="null"/> when the event names none.</param>
/// <param name="InvitationId">The id of the invitation; <see langword="null"/> when the event names none.</param>
/// <param name="EventName">The name of the event.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public readonly record struct OperationOutcome(Guid? OperationId, string? InvitationId, string EventName)
{
    /// <summary>Returns the event and the id of the operation.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Mask.PhoneNumbersInAny(EventName)} {OperationId}";
}

/// <summary>What became of an entry. Immutable.</summary>
/// <param name="Status">What became of it.</param>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public readonly record struct AppendResult(AppendStatus Status)
{
    /// <summary>How many of the events the log had seen before.</summary>
    public int RepeatedCount { get; init; }
}

/// <summary>What became of an entry of a log.</summary>
[Experimental(RoomCallsDiagnostics.TransportExperiment)]
public enum AppendStatus
{
    /// <summary>It was added, and its followers get it.</summary>
    Added,

    /// <summary>Nobody follows the call connection: the events of a callback are kept for a limited time, anything else concerns nobody.</summary>
    Kept,

    /// <summary>It belongs to another call connection than the key.</summary>
    WrongConnection,

    /// <summary>The call connection has ended.</summary>
    Ended,

    /// <summary>The call connection was abandoned before it was connected. If the entry says that it is connected now, it must be hung up.</summary>
    Abandoned,

    /// <summary>A follower has no room now.</summary>
    Full,
}
