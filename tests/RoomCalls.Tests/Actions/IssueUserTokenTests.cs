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
        Assert.Equal(valid, InputErrors.Of(new IssueUserToken(SamplePeople.Alice) { ExpiresIn = TimeSpan.FromMinutes(minutes) }).Count == 0);

    [Fact]
    public void Validate_TellsAllErrorsAtOnce()
    {
        Assert.Empty(InputErrors.Of(new IssueUserToken(SamplePeople.Alice)));
        Assert.Equal(3, InputErrors.Of(new IssueUserToken(SamplePeople.Phone) { Scopes = [], ExpiresIn = TimeSpan.Zero }).Count);
        Assert.Equal(2, InputErrors.Of(new IssueUserToken(null!) { Scopes = [(RoomTokenScope)9] }).Count);
        Assert.Single(InputErrors.Of(new IssueUserToken(SamplePeople.Alice) { Scopes = null! }));
    }
}
