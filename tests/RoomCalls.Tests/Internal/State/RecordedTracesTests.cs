using RoomCalls.Events;
using RoomCalls.Internal.Calls;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.Receiving;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

/// <summary>Recorded legs through the reducer. Their event ids and people are redacted to one value, so they get fresh ones here.</summary>
public sealed class RecordedTracesTests(ITestOutputHelper output)
{
    private const int Shuffles = 50;

    private static readonly IReadOnlyList<RoomCallEvent[]> Legs =
    [
        .. RecordingReader.Callbacks
            .SelectMany(name => EventReader.Read(RecordingReader.ReadBytes(name), new Interner()).Events)
            .Where(e => e.CallConnectionId.Value.Length > 0)
            .GroupBy(e => e.CallConnectionId)
            .Select(leg => leg.OrderBy(e => e.Time).Select(Fresh).ToArray()),
    ];

    [Fact]
    public void Apply_RecordedCall_EndsAsTheNewestEventsState()
    {
        foreach (RoomCallEvent[] leg in Legs)
        {
            CallModel state = leg.Aggregate(CallModel.Empty, RoomCallReducer.Apply);
            Assert.Equal(leg.Any(e => e is CallDisconnected or ConnectFailed), state.Connection == CallConnectionState.Disconnected);
            RoomCallEvent[] living = [.. leg.TakeWhile(e => e is not (CallDisconnected or ConnectFailed))];
            if (living.OfType<ParticipantsUpdated>().Where(u => u.SequenceNumber is not null).MaxBy(u => u.SequenceNumber) is { } newest)
            {
                Assert.Equal(newest.SequenceNumber, state.SequenceNumber);
            }
        }

        output.WriteLine($"{Legs.Count} recorded legs, {Legs.Sum(leg => leg.Length)} events");
        Assert.True(Legs.Count > 20 && Legs.Sum(leg => leg.Length) > 80);
    }

    [Fact]
    public void Apply_AnyOrder_NeverGoesBack()
    {
        Random random = new(20260105);
        foreach (RoomCallEvent[] leg in Legs)
        {
            for (int i = 0; i < Shuffles; i++)
            {
                RoomCallEvent[] shuffled = [.. leg];
                random.Shuffle(shuffled);
                CallModel state = CallModel.Empty;
                foreach (RoomCallEvent roomCallEvent in shuffled)
                {
                    CallModel next = RoomCallReducer.Apply(state, roomCallEvent);
                    Assert.True(next.SequenceNumber is null || !(next.SequenceNumber < state.SequenceNumber));
                    Assert.False(state.Connection == CallConnectionState.Disconnected && next.Connection != CallConnectionState.Disconnected);
                    state = next;
                }
            }
        }
    }

    private static RoomCallEvent Fresh(RoomCallEvent roomCallEvent, int index)
    {
        RoomCallEvent fresh = roomCallEvent is ParticipantsUpdated update
            ? update with { Participants = [.. update.Participants.Select((entry, place) => entry with { Id = ParticipantId.User($"8:acs:resource_{place}") })] }
            : roomCallEvent;
        return fresh with { Id = $"fresh-{index}" };
    }
}
