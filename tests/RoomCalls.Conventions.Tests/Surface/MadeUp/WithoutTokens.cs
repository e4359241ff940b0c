using System.Text.RegularExpressions;

namespace RoomCalls.Conventions.Tests.Surface.MadeUp;

public abstract class WithoutTokens : IAsyncDisposable
{
    public abstract Task Completion { get; }

    public abstract IReadOnlyList<Match?[]> Matches { get; }

    public abstract Task<int> WaitAsync(int times);

    public abstract IAsyncEnumerable<int> StreamAsync();

    public abstract Task CarryAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
