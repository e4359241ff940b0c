namespace RoomCalls.Tests.Identifiers;

public sealed class CallConnectionIdTests
{
    [Fact]
    public void IsEmpty_NoText_ReturnsTrue()
    {
        Assert.True(default(CallConnectionId).IsEmpty);
        Assert.True(new CallConnectionId(" ").IsEmpty);
        Assert.False(new CallConnectionId("c1").IsEmpty);
    }

    [Fact]
    public void Parse_Text_EqualsTheConversion()
    {
        CallConnectionId id = "c1";
        Assert.Equal(CallConnectionId.Parse("c1"), id);
        Assert.Equal("c1", id.ToString());
        Assert.Equal(string.Empty, default(CallConnectionId).ToString());
    }
}
