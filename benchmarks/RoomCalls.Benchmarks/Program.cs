using BenchmarkDotNet.Running;
using RoomCalls.Benchmarks;

// "bounds" measures what must not grow and fails beyond it; everything else is for BenchmarkDotNet.
if (args is ["bounds"])
{
    return await Bounds.RunAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
