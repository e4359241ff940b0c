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
    public void Validate_ExpiresIn_IsOneHourToOneDay(double minutes, bool valid) =>
        Assert.Equal(valid, ValidationErrors.Collect(new IssueUserToken(KnownPeople.Alice) { ExpiresIn = TimeSpan.FromMinutes(minutes) }).Count == 0);

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        Assert.Empty(ValidationErrors.Collect(new IssueUserToken(KnownPeople.Alice)));
        Assert.Equal(3, ValidationErrors.Collect(new IssueUserToken(KnownPhones.Answering) { Scopes = [], ExpiresIn = TimeSpan.Zero }).Count);
        Assert.Equal(2, ValidationErrors.Collect(new IssueUserToken(null!) { Scopes = [(RoomTokenScope)9] }).Count);
        Assert.Single(ValidationErrors.Collect(new IssueUserToken(KnownPeople.Alice) { Scopes = null! }));
    }
}
