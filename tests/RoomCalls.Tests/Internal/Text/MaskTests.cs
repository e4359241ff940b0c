using RoomCalls.Internal.Text;

namespace RoomCalls.Tests.Internal.Text;

public sealed class MaskTests
{
    [Theory]
    [InlineData("+16041234567", "***67")]
    [InlineData("+123", "***")]
    [InlineData("anonymous", "anonymous")]
    [InlineData("", "")]
    public void PhoneNumber_AnyNumber_LeavesTwoDigits(string number, string masked) => Assert.Equal(masked, Mask.PhoneNumber(number));

    [Theory]
    [InlineData("call +16041234567, then +442071234567.", "call ***67, then ***67.")]
    [InlineData("x=%2b16041234567&y", "x=***67&y")]
    [InlineData("1 + 1 = 2, +12", "1 + 1 = 2, +12")]
    [InlineData("nothing", "nothing")]
    public void PhoneNumbersIn_Text_MasksEachAndKeepsTheRest(string text, string masked) => Assert.Equal(masked, Mask.PhoneNumbersIn(text));

    [Theory]
    [InlineData("https://user:pw@app.example:8443/a%20b?call=secret#f", "https://app.example:8443/a%20b?***")]
    [InlineData("https://app.example/a", "https://app.example/a")]
    [InlineData("https://app.example/a?", "https://app.example/a")]
    public void Query_Address_HidesQueryAndUser(string uri, string masked) => Assert.Equal(masked, Mask.Query(new Uri(uri)));

    [Fact]
    public void Query_NullOrRelative_IsReplaced()
    {
        Assert.Equal("none", Mask.Query(null));
        Assert.Equal("(relative address)", Mask.Query(new Uri("/a?secret", UriKind.Relative)));
    }
}
