using RoomCalls.Events;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Tests.Support;

internal static class Queues
{
    public static RoomCallSnapshot Snapshot { get; } = new(RoomCallState.Empty);

    public static RoomCallEvent Numbered(int number) => new UnknownRoomCallEvent("N", "{}") { Id = $"{number}", Time = Rosters.At(number) };

    public static RoomCallEvent[] Numbered(int first, int count) => [.. Enumerable.Range(first, count).Select(number => Numbered(number))];

    /// <summary>Everything that waits, without waiting.</summary>
    public static List<RoomCallEvent> Drain(this EventReaderQueue queue)
    {
        List<RoomCallEvent> drained = [];
        while (queue.Take().Next is RoomCallEvent next)
        {
            drained.Add(next);
        }

        return drained;
    }

    public static async Task<RoomCallEvent> NextAsync(this IAsyncEnumerator<RoomCallEvent> reader)
    {
        Assert.True(await reader.MoveNextAsync().AsTask().WaitAsync(TestContext.Current.CancellationToken));
        return reader.Current;
    }

    public static async Task<List<RoomCallEvent>> ToEndAsync(this IAsyncEnumerator<RoomCallEvent> reader)
    {
        List<RoomCallEvent> all = [];
        while (await reader.MoveNextAsync().AsTask().WaitAsync(TestContext.Current.CancellationToken))
        {
            all.Add(reader.Current);
        }

        return all;
    }
}
