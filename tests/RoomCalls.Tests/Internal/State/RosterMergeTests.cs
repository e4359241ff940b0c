using System.Collections.Immutable;
using RoomCalls.Internal.Merging;
using RoomCalls.Internal.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Internal.State;

public sealed class RosterMergeTests
{
    private static readonly ImmutableDictionary<ParticipantId, RosterOutcome> None = [];

    [Fact]
    public void Merge_WithoutAChangeIsTheSameRoster()
    {
        ParticipantRoster roster = RosterMerge.Merge([], [new(SamplePeople.Alice, true, false), new(SamplePeople.Bob)], Rosters.At(1), None);
        Assert.Same(roster, RosterMerge.Merge(roster, [new(SamplePeople.Alice, true, false), new(SamplePeople.Bob)], Rosters.At(2), None));
        Assert.Same(roster, RosterMerge.Merge(roster, [new(SamplePeople.Alice), new(SamplePeople.Bob)], Rosters.At(3), None));
    }

    [Fact]
    public void Merge_KeepsTheObjectsOfWhomNothingChanged()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(SamplePeople.Alice), new(SamplePeople.Bob), new(SamplePeople.Carol)], Rosters.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(SamplePeople.Carol), new(SamplePeople.Alice, true), new(SamplePeople.Phone)], Rosters.At(1), None);
        Assert.Equal([SamplePeople.Carol, SamplePeople.Alice, SamplePeople.Phone], next.Select(p => p.Id));
        Assert.Same(last[2], next[0]);
        Assert.True(next[1].IsMuted.Value);
        Assert.False(next[1].IsOnHold.IsKnown);
    }

    [Fact]
    public void Merge_TakesTheFirstOfDuplicates()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(SamplePeople.Alice), new(SamplePeople.Bob)], Rosters.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(SamplePeople.Alice, true), new(SamplePeople.Alice, false), new(SamplePeople.Bob), new(SamplePeople.Alice)], Rosters.At(1), None);
        Assert.Equal([SamplePeople.Alice, SamplePeople.Bob], next.Select(p => p.Id));
        Assert.True(next[0].IsMuted.Value);
        Assert.Same(last[1], next[1]);
    }

    [Fact]
    public void Merge_ToNobodyIsEmpty() => Assert.Empty(RosterMerge.Merge([new(SamplePeople.Alice)], [], Rosters.At(1), None));

    [Fact]
    public void Merge_ThoseAddedMeanwhileComeInTheOrderOfTheirOutcomes()
    {
        ParticipantId[] ids = [.. Enumerable.Range(0, 40).Select(i => ParticipantId.User($"8:acs:r_{i * 7919 % 40}"))];
        ImmutableDictionary<ParticipantId, RosterOutcome> outcomes = ids.Select((id, i) => KeyValuePair.Create(id, new RosterOutcome(true, Rosters.At(i / 2)))).ToImmutableDictionary();
        ParticipantRoster roster = RosterMerge.Merge([], [new(SamplePeople.Alice)], Rosters.At(0), outcomes);
        IEnumerable<ParticipantId> expected = ids.Select((id, i) => (id, i)).OrderBy(p => p.i / 2).ThenBy(p => p.id.RawId, StringComparer.Ordinal).Select(p => p.id);
        Assert.Equal([SamplePeople.Alice, .. expected], roster.Select(p => p.Id));
    }

    [Fact]
    public void WithOutcome_ChangesOnlyWhatIsNotSo()
    {
        ParticipantRoster one = [new(SamplePeople.Alice)];
        Assert.Same(one, RosterMerge.WithOutcome(one, SamplePeople.Alice, present: true));
        Assert.Same(one, RosterMerge.WithOutcome(one, SamplePeople.Bob, present: false));
        Assert.Equal(2, RosterMerge.WithOutcome(one, SamplePeople.Bob, present: true).Count);
        Assert.Empty(RosterMerge.WithOutcome(one, SamplePeople.Alice, present: false));
    }
}
