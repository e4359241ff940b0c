using RoomCalls.Transport;

namespace RoomCalls.Contracts.Tests.Support;

/// <summary>Follows a call connection, and keeps what it hears.</summary>
internal sealed class CallFollowerRecorder : ICallFollower
{
    private readonly List<CallLogEntry> _entries = [];
    private int _runs;

    /// <summary>Whether it has room for a number of events.</summary>
    public Func<int, bool> Room { get; set; } = static _ => true;

    /// <summary>Runs whenever the store lets the follower work.</summary>
    public Action OnRun { get; set; } = static () => { };

    public int Runs => Volatile.Read(ref _runs);

    public IReadOnlyList<CallLogEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The ids of the events, in order.</summary>
    public IReadOnlyList<string> Ids => [.. Entries.OfType<CallbackEntry>().SelectMany(static entry => entry.Events).Select(static e => e.Id)];

    public bool HasRoom(int eventCount) => Room(eventCount);

    public void Enqueue(CallLogEntry entry)
    {
        lock (_entries)
        {
            _entries.Add(entry);
        }
    }

    public void Run()
    {
        Interlocked.Increment(ref _runs);
        OnRun();
    }
}
