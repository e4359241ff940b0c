using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace RoomCalls.Specs.Support;

/// <summary>
/// Listens to the meter of one stage only, whatever other specs run beside it: of the meters that are made in its own flow of control, after it began.
/// </summary>
internal sealed class Metering : IDisposable
{
    private static readonly AsyncLocal<Metering?> Here = new();

    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _measurements = new();
    private readonly MeterListener _listener = new();
    private readonly bool _began;

    public Metering()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_began && Here.Value == this && instrument.Meter.Name == RoomCallsDiagnostics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument.Name, value, tags));
        _listener.Start();
        _began = true;
        Here.Value = this;
    }

    /// <summary>The sum of what a counter counted under a tag, such as <c>reason=repeated</c>.</summary>
    public double Sum(string instrument, string tag = "") =>
        _measurements.Where(m => m.Instrument == instrument && m.Tags.Contains(tag, StringComparison.Ordinal)).Sum(m => m.Value);

    /// <summary>How the actions of one name ended, in order: <c>success</c>, <c>failed</c> and so on.</summary>
    public IReadOnlyList<string> EndsOf(string action) =>
        [.. _measurements.Where(m => m.Instrument == "roomcalls.action.duration" && m.Tags.Contains($"action={action};", StringComparison.Ordinal))
            .Select(m => m.Tags[(m.Tags.IndexOf("outcome=", StringComparison.Ordinal) + 8)..^1])];

    public void Dispose() => _listener.Dispose();

    private void Note(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = string.Empty;
        foreach ((string name, object? tag) in tags)
        {
            text += $"{name}={tag};";
        }

        _measurements.Enqueue((instrument, value, text));
    }
}
