using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Events;
using RoomCalls.Internal.State;
using RoomCalls.Internal.Streams;
using RoomCalls.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Tests.Internal.Streams;

public sealed class FlickerTests
{
    private static readonly RoomCallParticipant Bob = new RoomCallParticipant(KnownPeople.Bob).With(new RemoteParticipant(KnownPeople.Bob) { State = ParticipantState.Connected }, ManualTimeProvider.At(0));

    [Fact]
    public void Add_WaitingFlicker_IsMergedAndCounted()
    {
        long counted = 0;
        EventReaderQueue queue = new(16, _ => { }, merged => counted += merged);
        RoomCallParticipant speaks = Speaking(Bob, true, 1), silent = Speaking(speaks, false, 2), again = Speaking(silent, true, 3);

        queue.Add([Change(Bob, speaks), NumberedEvents.Create(1), Change(speaks, silent)]);
        queue.Add([Change(silent, again)]);

        List<RoomCallEvent> read = queue.Drain();
        ParticipantChanged merged = Assert.IsType<ParticipantChanged>(read[0]);
        Assert.Equal((Bob, again, 2, 2L, 2), (merged.Before, merged.Participant, merged.MergedChanges, counted, read.Count));
    }

    [Fact]
    public void Add_ReaderKeepsUp_SeesEveryChange()
    {
        EventReaderQueue queue = new(16, _ => { }, _ => Assert.Fail("Nothing waits."));
        RoomCallParticipant speaks = Speaking(Bob, true, 1), silent = Speaking(speaks, false, 2);

        queue.Add([Change(Bob, speaks)]);
        Assert.Equal(0, Assert.IsType<ParticipantChanged>(queue.Drain().Single()).MergedChanges);
        queue.Add([Change(speaks, silent)]);
        Assert.Equal(speaks, Assert.IsType<ParticipantChanged>(queue.Drain().Single()).Before);
    }

    [Fact]
    public void Add_OtherChangeBetween_MergesNothing()
    {
        EventReaderQueue queue = new(16, _ => { }, _ => { });
        RoomCallParticipant speaks = Speaking(Bob, true, 1), renamed = speaks with { DisplayName = new("Bobby", CallSide.Client, ManualTimeProvider.At(2)) }, silent = Speaking(renamed, false, 3);

        queue.Add([Change(Bob, speaks), Change(speaks, renamed), Change(renamed, silent)]);
        Assert.Equal(3, queue.Drain().Count);
        queue.Add([Change(Bob, speaks), new ParticipantLeft(speaks), new ParticipantJoined(speaks), Change(renamed, silent)]);
        Assert.Equal(4, queue.Drain().Count);
        queue.Add([Change(Bob, speaks)], source: "one call");
        queue.Add([Change(Bob, speaks)], source: "another");
        Assert.Equal(2, queue.Drain().Count);
    }

    [Fact]
    public void Add_NoCoalescing_MergesNothing()
    {
        EventReaderQueue queue = new(16, _ => { });
        queue.Add([Change(Bob, Speaking(Bob, true, 1)), Change(Speaking(Bob, true, 1), Speaking(Bob, false, 2))]);
        Assert.Equal(2, queue.Drain().Count);
    }

    [Fact]
    public void Add_AnyChanges_FormAChainWithoutGaps() => Prop.ForAll(Gen.Choose(0, 3).ArrayOf().ToArbitrary(), steps =>
    {
        EventReaderQueue merging = new(10_000, _ => { }, _ => { }), plain = new(10_000, _ => { });
        RoomCallParticipant now = Bob;
        for (int i = 0; i < steps.Length; i++)
        {
            RoomCallParticipant next = steps[i] switch
            {
                0 => now with { DisplayName = new($"{i}", CallSide.Client, ManualTimeProvider.At(i + 1)) },
                1 => now with { IsMuted = new(!now.IsMuted.Value, CallSide.Client, ManualTimeProvider.At(i + 1)) },
                _ => Speaking(now, !now.IsSpeaking.Value, i + 1),
            };
            merging.Add([Change(now, next)]);
            plain.Add([Change(now, next)]);
            now = next;
        }

        ParticipantChanged[] merged = [.. merging.Drain().Cast<ParticipantChanged>()], all = [.. plain.Drain().Cast<ParticipantChanged>()];
        Assert.All(merged.Zip(merged.Skip(1)), pair => Assert.Equal(pair.First.Participant, pair.Second.Before));
        Assert.Equal(all.LastOrDefault()?.Participant, merged.LastOrDefault()?.Participant);
        Assert.Equal(all.Length, merged.Length + merged.Sum(m => m.MergedChanges));
    }).QuickCheckThrowOnFailure();

    private static ParticipantChanged Change(RoomCallParticipant before, RoomCallParticipant after) => new(before, after);

    private static RoomCallParticipant Speaking(RoomCallParticipant participant, bool isSpeaking, int second) =>
        participant with { IsSpeaking = new(isSpeaking, CallSide.Client, ManualTimeProvider.At(second)) };
}
