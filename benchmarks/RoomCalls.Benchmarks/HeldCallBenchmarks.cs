using BenchmarkDotNet.Attributes;
using RoomCalls.Benchmarks.Held;

namespace RoomCalls.Benchmarks;

/// <summary>What a look-up, a callback and a connect cost while many calls are held: the number of calls must not matter.</summary>
[MemoryDiagnoser]
public class HeldCallBenchmarks
{
    private const int Step = 7919;

    private HeldCalls? _held;
    private int _next;
    private int _sequence = 1;

    [Params(100, 10_000)]
    public int Calls { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _held = new HeldCalls();
        await _held.HoldAsync(Calls);
    }

    [Benchmark]
    public bool TryGetCall()
    {
        _next = (_next + Step) % Calls;
        return _held!.Manager.TryGetCall(CallbackBodies.ConnectionOf(HeldCalls.RoomOf(_next)), out _);
    }

    [Benchmark]
    public Task Callback()
    {
        _next = (_next + Step) % Calls;
        return _held!.PostAsync(_next, CallbackBodies.Roster(HeldCalls.RoomOf(_next), ++_sequence, 0, 2));
    }

    [Benchmark]
    public async Task ConnectAndDispose()
    {
        IRoomCall call = await _held!.Manager.ConnectAsync(CallLocator.Room(new RoomId(HeldCalls.RoomOf(Calls + ++_next))));
        await call.DisposeAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _held!.DisposeAsync();
}
