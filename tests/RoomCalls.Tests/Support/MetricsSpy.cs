using System.Diagnostics.Metrics;
using System.Reflection;
using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Support;

/// <summary>Counts what one instance of the metrics was told, whatever other tests do meanwhile.</summary>
internal sealed class MetricsSpy : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, string Tags)> _seen = [];

    public MetricsSpy(RoomCallsMetrics metrics)
    {
        object meter = typeof(RoomCallsMetrics).GetField("_meter", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(metrics)!;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        _listener.Start();
    }

    public long Dropped(string reason) => Sum("roomcalls.events.dropped", $"reason={reason}");

    public long Sum(string name, string tags = "")
    {
        lock (_seen)
        {
            return (long)_seen.Where(s => s.Name == name && s.Tags.Contains(tags, StringComparison.Ordinal)).Sum(s => s.Value);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Note(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = string.Join(';', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
        lock (_seen)
        {
            _seen.Add((name, value, text));
        }
    }
}
