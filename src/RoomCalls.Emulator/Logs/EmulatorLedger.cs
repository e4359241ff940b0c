using RoomCalls.Emulator.Internal.Logs;

namespace RoomCalls.Emulator;

/// <summary>What truly happened in the calls, to compare with what a client believes. Thread-safe. It grows until the emulator is reset.</summary>
public sealed class EmulatorLedger
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly TimeProvider _time;

    internal EmulatorLedger(TimeProvider time) => _time = time;

    /// <summary>Everything so far, oldest first. A snapshot.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Gets the entries of one kind, oldest first.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>A snapshot.</returns>
    public IReadOnlyList<LedgerEntry> GetEntries(LedgerKind kind)
    {
        lock (_lock)
        {
            return _entries.FindAll(entry => entry.Kind == kind);
        }
    }

    /// <summary>Adds an entry, at the present time.</summary>
    internal void Add(LedgerKind kind, string? roomId, Guid? groupCallId, string? serverCallId, string? rawId, string? connectionId, string? detail)
    {
        lock (_lock)
        {
            _entries.Add(new LedgerEntry
            {
                Sequence = _entries.Count + 1,
                Time = _time.GetUtcNow(),
                Kind = kind,
                RoomId = roomId,
                GroupCallId = groupCallId,
                ServerCallId = serverCallId,
                RawId = rawId,
                CallConnectionId = connectionId,
                Detail = detail,
            });
        }
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }
}

/// <summary>One thing that truly happened. Immutable.</summary>
public sealed record LedgerEntry
{
    /// <summary>The position in the ledger, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The kind of the entry.</summary>
    public required LedgerKind Kind { get; init; }

    /// <summary>The id of the room, or <see langword="null"/> for a group call.</summary>
    public string? RoomId { get; init; }

    /// <summary>The id of the group call, or <see langword="null"/> for a room.</summary>
    public Guid? GroupCallId { get; init; }

    /// <summary>The id of the call, or <see langword="null"/> when there was none.</summary>
    public string? ServerCallId { get; init; }

    /// <summary>The raw id of the person concerned, unmasked, or <see langword="null"/>.</summary>
    public string? RawId { get; init; }

    /// <summary>The Call Automation connection that asked for it, or <see langword="null"/>.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>More, depending on the kind, or <see langword="null"/>.</summary>
    public string? Detail { get; init; }

    /// <summary>Formats the entry as a line that may be logged: phone numbers are masked.</summary>
    /// <returns>The line.</returns>
    public override string ToString() =>
        string.Create(null, $"{Sequence} {Kind} {(RoomId is null ? $"group {GroupCallId}" : $"room {RoomId}")} {Masking.MaskRawId(RawId)} {Detail}").TrimEnd();
}

/// <summary>The kind of a ledger entry.</summary>
public enum LedgerKind
{
    /// <summary>A room call began.</summary>
    CallStarted = 0,

    /// <summary>A room call ended.</summary>
    CallEnded = 1,

    /// <summary>A Call Automation connection was established.</summary>
    Connected = 2,

    /// <summary>A Call Automation connection could not be established; the detail is code/subcode.</summary>
    ConnectFailed = 3,

    /// <summary>A phone began to ring; the detail is the invitation id.</summary>
    Dialed = 4,

    /// <summary>A user began to ring; the detail is the invitation id.</summary>
    Invited = 5,

    /// <summary>A person joined the call.</summary>
    Joined = 6,

    /// <summary>A person left the call, or hung up.</summary>
    Left = 7,

    /// <summary>A person was removed from the call.</summary>
    Removed = 8,

    /// <summary>A person was muted.</summary>
    Muted = 9,

    /// <summary>Tones were sent to a phone; the detail names them.</summary>
    TonesSent = 10,

    /// <summary>A phone pressed keys; the detail names them.</summary>
    TonesPressed = 11,

    /// <summary>Ringing was cancelled; the detail is the invitation id.</summary>
    Canceled = 12,

    /// <summary>Ringing ended without an answer; the detail is code/subcode.</summary>
    NotAnswered = 13,

    /// <summary>A Call Automation connection hung up; the call went on.</summary>
    HungUp = 14,

    /// <summary>A Call Automation connection ended the call for everyone.</summary>
    Terminated = 15,
}
