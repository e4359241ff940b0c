namespace RoomCalls.Tests.People;

public sealed class ParticipantRosterTests
{
    private static readonly ParticipantRoster Two = [new(KnownPeople.Alice), new(KnownPeople.Bob)];

    [Fact]
    public void TryGet_KnownId_ReturnsTheParticipant()
    {
        Assert.True(Two.TryGet(ParticipantId.Parse(KnownPeople.Bob.RawId), out RoomCallParticipant? bob));
        Assert.Same(Two[1], bob);
        Assert.True(Two.Contains(KnownPeople.Alice));
        Assert.False(Two.Contains(KnownPhones.Answering));
        Assert.False(ParticipantRoster.Empty.TryGet(KnownPeople.Alice, out _));
        Assert.Throws<ArgumentNullException>(() => Two.TryGet(null!, out _));
    }

    [Fact]
    public void Equals_SameParticipants_ComparesThemInOrder()
    {
        ParticipantRoster same = [new(KnownPeople.Alice), new(KnownPeople.Bob)];
        ParticipantRoster swapped = [new(KnownPeople.Bob), new(KnownPeople.Alice)];
        Assert.True(Two.Equals(same));
        Assert.Equal(Two.GetHashCode(), same.GetHashCode());
        Assert.False(Two.Equals(swapped));
        Assert.False(Two.Equals((object?)null));
        Assert.Equal(0, ParticipantRoster.Empty.GetHashCode());
    }

    [Fact]
    public void GetEnumerator_TwoParticipants_KeepsTheirOrder()
    {
        Assert.Equal([KnownPeople.Alice, KnownPeople.Bob], Two.Select(p => p.Id));
        Assert.Equal(2, Two.Count);
        Assert.Empty(ParticipantRoster.Empty);
    }

    [Fact]
    public void ToString_AnyRoster_HoldsTheCountOnly()
    {
        Assert.Equal("2 participants", Two.ToString());
        Assert.Equal("1 participant", ParticipantRoster.Create([new(KnownPhones.Answering)]).ToString());
    }
}
