using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RoomCalls.Internal.Text;

namespace RoomCalls.Tests.Internal.Text;

public sealed class Utf8ComparerTests
{
    private static readonly Utf8Comparer Comparer = Utf8Comparer.Instance;

    [Fact]
    public void Equals_BytesAndText_Agree() => Prop.ForAll<NonNull<string>, NonNull<string>>((one, two) =>
    {
        (string a, string b) = (WellFormed(one.Get), WellFormed(two.Get));
        byte[] bytes = Encoding.UTF8.GetBytes(a);
        return Comparer.Equals(bytes, a)
            && Comparer.Equals(bytes, b) == (a == b)
            && Comparer.Equals(a, b) == (a == b)
            && Comparer.GetHashCode(bytes) == Comparer.GetHashCode(a)
            && Comparer.Create(bytes) == a;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("ä", "Ã¤")]
    [InlineData("ä", "ab")]
    [InlineData("€", "abc")]
    [InlineData("😀", "ab")]
    public void Equals_OtherNonAsciiText_AreNotEqual(string one, string two)
    {
        Assert.False(Comparer.Equals(Encoding.UTF8.GetBytes(one), two));
        Assert.False(Comparer.Equals(Encoding.UTF8.GetBytes(two), one));
        Assert.True(Comparer.Equals(Encoding.UTF8.GetBytes(one), one));
    }

    [Fact]
    public void GetHashCode_LongText_IsThatOfItsBytes()
    {
        string text = new('ä', 5000);
        Assert.Equal(Comparer.GetHashCode(Encoding.UTF8.GetBytes(text)), Comparer.GetHashCode(text));
    }

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
