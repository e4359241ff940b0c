using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class IssueUserTokenTests
{
    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(1440, true)]
    [InlineData(1441, false)]
    [InlineData(60.5, false)]
    public void Validate_LifeIsAnHourToADayInWholeMinutes(double minutes, bool valid) =>
        Assert.Equal(valid, Errors.Of(new IssueUserToken(People.Alice) { ExpiresIn = TimeSpan.FromMinutes(minutes) }).Count == 0);

    [Fact]
    public void Validate_TellsAllErrorsAtOnce()
    {
        Assert.Empty(Errors.Of(new IssueUserToken(People.Alice)));
        Assert.Equal(3, Errors.Of(new IssueUserToken(People.Phone) { Scopes = [], ExpiresIn = TimeSpan.Zero }).Count);
        Assert.Equal(2, Errors.Of(new IssueUserToken(null!) { Scopes = [(RoomTokenScope)9] }).Count);
        Assert.Single(Errors.Of(new IssueUserToken(People.Alice) { Scopes = null! }));
    }
}
