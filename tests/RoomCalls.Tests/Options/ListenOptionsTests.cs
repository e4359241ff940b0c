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
}
