using RoomCalls.Events;
using RoomCalls.Internal.Streams;

namespace RoomCalls.Tests.Support;

/// <summary>Events that differ by their number only, for queues and feeds.</summary>
internal static class NumberedEvents
{
    public static RoomCallSnapshot Snapshot { get; } = new(RoomCallState.Empty);

    public static RoomCallEvent Create(int number) => new UnknownRoomCallEvent("N", "{}") { Id = $"{number}", Time = ManualTimeProvider.At(number) };

    public static RoomCallEvent[] Create(int first, int count) => [.. Enumerable.Range(first, count).Select(number => Create(number))];

    /// <summary>Everything that waits in a queue.</summary>
    public static List<RoomCallEvent> Drain(this EventReaderQueue queue)
    {
        List<RoomCallEvent> drained = [];
        while (queue.Take().Next is RoomCallEvent next)
        {
            drained.Add(next);
        }

        return drained;
    }
}
