using System.Collections.Immutable;
using RoomCalls.Internal.Model;
using RoomCalls.Internal.State;

namespace RoomCalls.Tests.Internal.State;

public sealed class RosterMergeTests
{
    private static readonly ImmutableDictionary<ParticipantId, RosterOutcome> None = [];

    [Fact]
    public void Merge_NoChange_ReturnsTheSameRoster()
    {
        ParticipantRoster roster = RosterMerge.Merge([], [new(KnownPeople.Alice, true, false), new(KnownPeople.Bob)], ManualTimeProvider.At(1), None);
        Assert.Same(roster, RosterMerge.Merge(roster, [new(KnownPeople.Alice, true, false), new(KnownPeople.Bob)], ManualTimeProvider.At(2), None));
        Assert.Same(roster, RosterMerge.Merge(roster, [new(KnownPeople.Alice), new(KnownPeople.Bob)], ManualTimeProvider.At(3), None));
    }

    [Fact]
    public void Merge_UnchangedParticipant_KeepsTheObject()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(KnownPeople.Alice), new(KnownPeople.Bob), new(KnownPeople.Carol)], ManualTimeProvider.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(KnownPeople.Carol), new(KnownPeople.Alice, true), new(KnownPhones.Answering)], ManualTimeProvider.At(1), None);
        Assert.Equal([KnownPeople.Carol, KnownPeople.Alice, KnownPhones.Answering], next.Select(p => p.Id));
        Assert.Same(last[2], next[0]);
        Assert.True(next[1].IsMuted.Value);
        Assert.False(next[1].IsOnHold.IsKnown);
    }

    [Fact]
    public void Merge_Duplicates_UsesTheFirst()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(KnownPeople.Alice), new(KnownPeople.Bob)], ManualTimeProvider.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(KnownPeople.Alice, true), new(KnownPeople.Alice, false), new(KnownPeople.Bob), new(KnownPeople.Alice)], ManualTimeProvider.At(1), None);
        Assert.Equal([KnownPeople.Alice, KnownPeople.Bob], next.Select(p => p.Id));
        Assert.True(next[0].IsMuted.Value);
        Assert.Same(last[1], next[1]);
    }

    [Fact]
    public void Merge_NoEntries_IsEmpty() => Assert.Empty(RosterMerge.Merge([new(KnownPeople.Alice)], [], ManualTimeProvider.At(1), None));

    [Fact]
    public void Merge_AddedMeanwhile_AreInOrderOfTheirOutcomes()
    {
        ParticipantId[] ids = [.. Enumerable.Range(0, 40).Select(i => ParticipantId.User($"8:acs:r_{i * 7919 % 40}"))];
        ImmutableDictionary<ParticipantId, RosterOutcome> outcomes = ids.Select((id, i) => KeyValuePair.Create(id, new RosterOutcome(true, ManualTimeProvider.At(i / 2)))).ToImmutableDictionary();
        ParticipantRoster roster = RosterMerge.Merge([], [new(KnownPeople.Alice)], ManualTimeProvider.At(0), outcomes);
        IEnumerable<ParticipantId> expected = ids.Select((id, i) => (id, i)).OrderBy(p => p.i / 2).ThenBy(p => p.id.RawId, StringComparer.Ordinal).Select(p => p.id);
        Assert.Equal([KnownPeople.Alice, .. expected], roster.Select(p => p.Id));
    }

    [Fact]
    public void WithOutcome_AlreadySo_ChangesNothing()
    {
        ParticipantRoster one = [new(KnownPeople.Alice)];
        Assert.Same(one, RosterMerge.WithOutcome(one, KnownPeople.Alice, present: true));
        Assert.Same(one, RosterMerge.WithOutcome(one, KnownPeople.Bob, present: false));
        Assert.Equal(2, RosterMerge.WithOutcome(one, KnownPeople.Bob, present: true).Count);
        Assert.Empty(RosterMerge.WithOutcome(one, KnownPeople.Alice, present: false));
    }
}
