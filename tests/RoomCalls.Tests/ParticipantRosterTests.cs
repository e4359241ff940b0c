using RoomCalls.Tests.Support;

namespace RoomCalls.Tests;

public sealed class ParticipantRosterTests
{
    private static readonly ParticipantRoster Two = [new(People.Alice), new(People.Bob)];

    [Fact]
    public void TryGet_FindsById()
    {
        Assert.True(Two.TryGet(ParticipantId.Parse(People.Bob.RawId), out RoomCallParticipant? bob));
        Assert.Same(Two[1], bob);
        Assert.True(Two.Contains(People.Alice));
        Assert.False(Two.Contains(People.Phone));
        Assert.False(ParticipantRoster.Empty.TryGet(People.Alice, out _));
        Assert.Throws<ArgumentNullException>(() => Two.TryGet(null!, out _));
    }

    [Fact]
    public void Equals_GoesByParticipantsInOrder()
    {
        ParticipantRoster same = [new(People.Alice), new(People.Bob)];
        ParticipantRoster swapped = [new(People.Bob), new(People.Alice)];
        Assert.True(Two.Equals(same));
        Assert.Equal(Two.GetHashCode(), same.GetHashCode());
        Assert.False(Two.Equals(swapped));
        Assert.False(Two.Equals((object?)null));
        Assert.Equal(0, ParticipantRoster.Empty.GetHashCode());
    }

    [Fact]
    public void List_ReadsInOrder()
    {
        Assert.Equal([People.Alice, People.Bob], Two.Select(p => p.Id));
        Assert.Equal(2, Two.Count);
        Assert.Empty(ParticipantRoster.Empty);
    }

    [Fact]
    public void ToString_TellsTheNumberOnly()
    {
        Assert.Equal("2 participants", Two.ToString());
        Assert.Equal("1 participant", ParticipantRoster.Create([new(People.Phone)]).ToString());
    }
}
