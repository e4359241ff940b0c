using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using RoomCalls.Actions;
using RoomCalls.Benchmarks.Held;
using RoomCalls.Events;

namespace RoomCalls.Benchmarks;

/// <summary>
/// The incoming road within one process, with 100 calls of ten people: a roster of which one person left and one joined, until three readers of each call have it; and
/// an outcome, until the caller who waits for it has it.
/// </summary>
[MemoryDiagnoser]
public class CallbackBenchmarks
{
    public const int HeldCallCount = 100;
    private const int Readers = 3;

    private readonly CancellationTokenSource _ending = new();
    private readonly List<byte[]> _bodies = [];
    private readonly List<Task> _readers = [];
    private readonly List<(byte[] Body, Task Completion)> _outcomes = [];
    private HeldCalls? _held;
    private TaskCompletionSource _read = new();
    private int _awaited;
    private int _sequence = 1;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _held = new HeldCalls();
        await _held.HoldAsync(HeldCallCount);
        foreach (IRoomCall call in _held.Calls)
        {
            for (int i = 0; i < Readers; i++)
            {
                IAsyncEnumerator<RoomCallEvent> events = call.ListenAsync(new ListenOptions { Capacity = 100_000 }, _ending.Token).GetAsyncEnumerator();
                await events.MoveNextAsync();
                _readers.Add(ReadAsync(events));
            }
        }
    }

    [IterationSetup(Target = nameof(RosterToReaders))]
    public void PrepareRosters()
    {
        _bodies.Clear();
        _sequence++;
        for (int call = 0; call < HeldCallCount; call++)
        {
            _bodies.Add(CallbackBodies.Roster(HeldCalls.RoomOf(call), _sequence, _sequence - 1, InstantService.People));
        }
    }

    [Benchmark(OperationsPerInvoke = HeldCallCount)]
    public async Task RosterToReaders()
    {
        _read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _awaited, HeldCallCount * Readers);
        for (int call = 0; call < HeldCallCount; call++)
        {
            await _held!.PostAsync(call, _bodies[call]);
        }

        await _read.Task;
    }

    [IterationSetup(Target = nameof(OutcomeToCaller))]
    public void PrepareOutcomes() => StartAsync().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = HeldCallCount)]
    public async Task OutcomeToCaller()
    {
        for (int call = 0; call < HeldCallCount; call++)
        {
            await _held!.PostAsync(call, _outcomes[call].Body);
            await _outcomes[call].Completion;
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_readers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _held!.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _outcomes.Clear();
        for (int call = 0; call < HeldCallCount; call++)
        {
            ParticipantId person = CallbackBodies.Person(HeldCalls.RoomOf(call), _sequence + 2);
            RoomCallOperation<ResultInformation> operation = await _held!.Calls[call].StartAsync(new RemoveParticipant(person));
            _outcomes.Add((CallbackBodies.Removed(HeldCalls.RoomOf(call), _held.Service.LastContext, person), operation.Completion));
        }
    }

    [SuppressMessage("Reliability", "CA2007", Justification = "A reader of an application has no reason to care.")]
    private async Task ReadAsync(IAsyncEnumerator<RoomCallEvent> events)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current is ParticipantJoined && Interlocked.Decrement(ref _awaited) == 0)
            {
                _read.TrySetResult();
            }
        }
    }
}
