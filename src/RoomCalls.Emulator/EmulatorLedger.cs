using RoomCalls.Emulator.Internal.Model;

namespace RoomCalls.Emulator;

/// <summary>What truly happened: the truth to compare a client with. Thread-safe; it grows until the emulator is reset.</summary>
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
    public IReadOnlyList<LedgerEntry> Of(LedgerKind kind)
    {
        lock (_lock)
        {
            return _entries.FindAll(entry => entry.Kind == kind);
        }
    }

    /// <summary>Writes a line, at the present time.</summary>
    internal void Add(LedgerKind kind, CallPlace place, string? serverCallId, string? rawId = null, string? connectionId = null, string? detail = null)
    {
        lock (_lock)
        {
            _entries.Add(new LedgerEntry(_entries.Count + 1, _time.GetUtcNow(), kind, place.RoomId, serverCallId, rawId, connectionId, detail) { GroupCallId = place.GroupCallId });
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
