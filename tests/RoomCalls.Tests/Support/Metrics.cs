using RoomCalls.Internal.Diagnostics;

namespace RoomCalls.Tests.Support;

/// <summary>Metrics of one test, and what they were told.</summary>
internal sealed class Metrics : IDisposable
{
    public Metrics() => Spy = new MetricsSpy(Told);

    public RoomCallsMetrics Told { get; } = new();

    public MetricsSpy Spy { get; }

    public void Dispose()
    {
        Spy.Dispose();
        Told.Dispose();
    }
}
