using System.Diagnostics.Metrics;

namespace RoomCalls.Internal.Diagnostics;

/// <summary>The counters of one manager.</summary>
internal sealed class RoomCallsMetrics : IDisposable
{
    private readonly Meter _meter = new(RoomCallsDiagnostics.MeterName);
    private readonly Counter<long> _callbacks;
    private readonly Counter<long> _events;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _merged;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _actions;

    public RoomCallsMetrics()
    {
        _callbacks = _meter.CreateCounter<long>("roomcalls.callbacks", "{callback}", "Callbacks received, by status.");
        _events = _meter.CreateCounter<long>("roomcalls.events", "{event}", "Events taken from callbacks.");
        _dropped = _meter.CreateCounter<long>(
            "roomcalls.events.dropped", "{event}", "Events that no reader received, by reason: repeated, stale, late, unclaimed, overflow, slow_reader.");
        _merged = _meter.CreateCounter<long>(
            "roomcalls.events.merged", "{event}", "Changes of speaking or being muted that were merged for a slow reader.");
        _attempts = _meter.CreateCounter<long>("roomcalls.attempts", "{attempt}", "Attempts to send an action.");
        _actions = _meter.CreateHistogram<double>(
            "roomcalls.action.duration", "s", "The time from the request of an action to its outcome, by action and outcome.");
    }

    public void Callback(string status) => _callbacks.Add(1, new KeyValuePair<string, object?>("status", status));

    public void Events(int count) => _events.Add(count);

    public void Dropped(DropReason reason, long count = 1) => _dropped.Add(count, new KeyValuePair<string, object?>("reason", reason switch
    {
        DropReason.Repeated => "repeated",
        DropReason.Stale => "stale",
        DropReason.Late => "late",
        DropReason.Unclaimed => "unclaimed",
        DropReason.Overflow => "overflow",
        _ => "slow_reader",
    }));

    public void Merged(long count) => _merged.Add(count);

    public void Attempt(string action) => _attempts.Add(1, new KeyValuePair<string, object?>("action", action));

    public void Action(string action, string outcome, TimeSpan duration) => _actions.Record(
        duration.TotalSeconds,
        new KeyValuePair<string, object?>("action", action),
        new KeyValuePair<string, object?>("outcome", outcome));

    public void Dispose() => _meter.Dispose();
}

/// <summary>Why an event was dropped.</summary>
internal enum DropReason
{
    /// <summary>The same event arrived before.</summary>
    Repeated,

    /// <summary>A roster that is not newer than the one held.</summary>
    Stale,

    /// <summary>The event arrived after its call had ended.</summary>
    Late,

    /// <summary>No attach claimed the event in time.</summary>
    Unclaimed,

    /// <summary>There was no room to keep the event for an attach.</summary>
    Overflow,

    /// <summary>A reader was too slow.</summary>
    SlowReader,
}
