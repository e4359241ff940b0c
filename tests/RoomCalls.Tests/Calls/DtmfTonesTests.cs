using FsCheck;
using FsCheck.Fluent;

namespace RoomCalls.Tests.Calls;

public sealed class DtmfTonesTests
{
    [Fact]
    public void Parse_EveryKey_IsRead()
    {
        DtmfTones tones = DtmfTones.Parse("0123456789ABCD#*");
        Assert.Equal(Enum.GetValues<DtmfTone>(), tones);
        Assert.Equal("0123456789ABCD#*", tones.ToKeys());
    }

    [Fact]
    public void Parse_LowerCaseAndSpaces_AreRead() => Assert.Equal([DtmfTone.A, DtmfTone.D, DtmfTone.Pound], DtmfTones.Parse(" a d # "));

    [Theory]
    [InlineData("12E")]
    [InlineData("+1")]
    [InlineData("１")]
    public void Parse_OtherCharacter_ThrowsWithoutShowingIt(string text)
    {
        FormatException refused = Assert.Throws<FormatException>(() => DtmfTones.Parse(text));
        Assert.DoesNotContain(text, refused.Message, StringComparison.Ordinal);
        Assert.False(DtmfTones.TryParse(text, out DtmfTones? tones));
        Assert.Null(tones);
    }

    [Fact]
    public void Parse_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => DtmfTones.Parse(null!));
        Assert.False(DtmfTones.TryParse(null, out _));
    }

    [Fact]
    public void ToKeys_AnyTones_AreReadBackByParse() => Prop.ForAll(ArbMap.Default.ArbFor<DtmfTone[]>(), keys =>
    {
        DtmfTones tones = new(keys);
        DtmfTones back = DtmfTones.Parse(tones.ToKeys());
        return back.Equals(tones) && back.GetHashCode() == tones.GetHashCode() && back.Count == keys.Length && back.SequenceEqual(keys);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equals_OtherOrderOrLength_AreNotEqual()
    {
        Assert.NotEqual(DtmfTones.Parse("12"), DtmfTones.Parse("21"));
        Assert.False(DtmfTones.Parse("12").Equals(DtmfTones.Parse("1")));
        Assert.False(DtmfTones.Parse("12").Equals((object?)null));
    }

    [Fact]
    public void ToString_AnyTones_HoldsStarsOnly() => Assert.Equal("****", DtmfTones.Parse("1234").ToString());

    [Fact]
    public void Indexer_Position_ReturnsTheToneThere() => Assert.Equal(DtmfTone.Two, DtmfTones.Parse("12#")[1]);
}
