namespace RoomCalls.Tests.Options;

public sealed class ListenOptionsTests
{
    [Theory]
    [InlineData(16, true)]
    [InlineData(1_000_000, true)]
    [InlineData(15, false)]
    [InlineData(1_000_001, false)]
    [InlineData(-1, false)]
    public void Capacity_OutOfRange_Throws(int capacity, bool valid)
    {
        if (valid)
        {
            Assert.Equal(capacity, new ListenOptions { Capacity = capacity }.Capacity);
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new ListenOptions { Capacity = capacity });
        }
    }

    [Fact]
    public void Default_Capacity_Is1024() => Assert.Equal(1024, ListenOptions.Default.Capacity);

    [Fact]
    public void Include_UnknownFlags_Throws()
    {
        Assert.Equal(EventKinds.None, ListenOptions.Default.Include);
        Assert.Equal(EventKinds.All, new ListenOptions { Include = EventKinds.Service | EventKinds.Decisions }.Include);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ListenOptions { Include = (EventKinds)4 });
    }
}
