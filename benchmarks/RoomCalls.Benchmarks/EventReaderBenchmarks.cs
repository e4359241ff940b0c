using BenchmarkDotNet.Attributes;
using RoomCalls.Benchmarks.Baselines;
using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Receiving;

namespace RoomCalls.Benchmarks;

/// <summary>
/// Reading a roster callback: the hand-written reader of one call, whose texts are interned, against System.Text.Json with source-generated metadata.
/// </summary>
[MemoryDiagnoser]
public class EventReaderBenchmarks
{
    private readonly Interner _interner = new();
    private byte[] _body = [];

    [Params(2, 350)]
    public int Participants { get; set; }

    [GlobalSetup]
    public void Setup() => _body = RosterBody.Make(Participants);

    [Benchmark(Baseline = true)]
    public int SystemTextJson() => SourceGenerated.Read(_body)[0].Data!.Participants!.Length;

    [Benchmark]
    public int RoomCallsReader() => ((ParticipantsUpdated)EventReader.Read(_body, _interner).Events[0]).Participants.Count;
}
