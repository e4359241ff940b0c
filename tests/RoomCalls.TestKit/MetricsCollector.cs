using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.TestKit;

/// <summary>
/// Collects the metrics of one test, whatever other tests do meanwhile: those of the managers that are created after it, in the same flow of control.
/// </summary>
public sealed class MetricsCollector : IDisposable
{
    private static readonly AsyncLocal<MetricsCollector?> Current = new();

    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measurements = new();
    private readonly MeterListener _listener = new();
    private readonly bool _started;
    private RoomCallsMetrics? _metrics;

    public MetricsCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_started && Current.Value == this && instrument.Meter.Name == RoomCallsDiagnostics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.Start();
        _started = true;
        Current.Value = this;
    }

    /// <summary>The sum of an instrument's measurements with a tag, such as <c>reason=repeated</c>.</summary>
    public double Sum(string instrument, string tag = "") =>
        _measurements.Where(m => m.Instrument == instrument && m.Tags.Contains(tag, StringComparison.Ordinal)).Sum(m => m.Value);

    /// <summary>How many events were dropped for a reason.</summary>
    public double Dropped(string reason) => Sum("roomcalls.events.dropped", $"reason={reason};");

    /// <summary>The outcomes of the actions of one name, in order: <c>success</c>, <c>failed</c> and so on.</summary>
    public IReadOnlyList<string> OutcomesOf(string action) =>
        [.. _measurements.Where(m => m.Instrument == "roomcalls.action.duration" && m.Tags.Contains($"action={action};", StringComparison.Ordinal))
            .Select(m => m.Tags[(m.Tags.IndexOf("outcome=", StringComparison.Ordinal) + 8)..^1])];

    public void Dispose()
    {
        _listener.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>The metrics for a part that is tested by itself.</summary>
    internal RoomCallsMetrics CreateMetrics()
    {
        Current.Value = this;
        return _metrics ??= new RoomCallsMetrics();
    }

    private void Add(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = string.Empty;
        foreach ((string name, object? tag) in tags)
        {
            text += $"{name}={tag};";
        }

        _measurements.Enqueue((instrument, value, text));
    }
}
