using System.Collections.Immutable;
using RoomCalls.State;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.State;

public sealed class RosterMergeTests
{
    private static readonly ImmutableDictionary<ParticipantId, RosterOutcome> None = [];

    [Fact]
    public void Merge_WithoutAChangeIsTheSameRoster()
    {
        ParticipantRoster roster = RosterMerge.Merge([], [new(People.Alice, true, false), new(People.Bob)], Rosters.At(1), None);
        Assert.Same(roster, RosterMerge.Merge(roster, [new(People.Alice, true, false), new(People.Bob)], Rosters.At(2), None));
        Assert.Same(roster, RosterMerge.Merge(roster, [new(People.Alice), new(People.Bob)], Rosters.At(3), None));
    }

    [Fact]
    public void Merge_KeepsTheObjectsOfWhomNothingChanged()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(People.Alice), new(People.Bob), new(People.Carol)], Rosters.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(People.Carol), new(People.Alice, true), new(People.Phone)], Rosters.At(1), None);
        Assert.Equal([People.Carol, People.Alice, People.Phone], next.Select(p => p.Id));
        Assert.Same(last[2], next[0]);
        Assert.True(next[1].IsMuted.Value);
        Assert.False(next[1].IsOnHold.IsKnown);
    }

    [Fact]
    public void Merge_TakesTheFirstOfDuplicates()
    {
        ParticipantRoster last = RosterMerge.Merge([], [new(People.Alice), new(People.Bob)], Rosters.At(0), None);
        ParticipantRoster next = RosterMerge.Merge(last, [new(People.Alice, true), new(People.Alice, false), new(People.Bob), new(People.Alice)], Rosters.At(1), None);
        Assert.Equal([People.Alice, People.Bob], next.Select(p => p.Id));
        Assert.True(next[0].IsMuted.Value);
        Assert.Same(last[1], next[1]);
    }

    [Fact]
    public void Merge_ToNobodyIsEmpty() => Assert.Empty(RosterMerge.Merge([new(People.Alice)], [], Rosters.At(1), None));

    [Fact]
    public void Merge_ThoseAddedMeanwhileComeInTheOrderOfTheirOutcomes()
    {
        ParticipantId[] ids = [.. Enumerable.Range(0, 40).Select(i => ParticipantId.User($"8:acs:r_{i * 7919 % 40}"))];
        ImmutableDictionary<ParticipantId, RosterOutcome> outcomes = ids.Select((id, i) => KeyValuePair.Create(id, new RosterOutcome(true, Rosters.At(i / 2)))).ToImmutableDictionary();
        ParticipantRoster roster = RosterMerge.Merge([], [new(People.Alice)], Rosters.At(0), outcomes);
        IEnumerable<ParticipantId> expected = ids.Select((id, i) => (id, i)).OrderBy(p => p.i / 2).ThenBy(p => p.id.RawId, StringComparer.Ordinal).Select(p => p.id);
        Assert.Equal([People.Alice, .. expected], roster.Select(p => p.Id));
    }

    [Fact]
    public void WithOutcome_ChangesOnlyWhatIsNotSo()
    {
        ParticipantRoster one = [new(People.Alice)];
        Assert.Same(one, RosterMerge.WithOutcome(one, People.Alice, present: true));
        Assert.Same(one, RosterMerge.WithOutcome(one, People.Bob, present: false));
        Assert.Equal(2, RosterMerge.WithOutcome(one, People.Bob, present: true).Count);
        Assert.Empty(RosterMerge.WithOutcome(one, People.Alice, present: false));
    }
}
