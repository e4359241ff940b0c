using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class CallbackAddressTests
{
    [Theory]
    [InlineData("https://app.example/events?tenant=1")]
    [InlineData("http://localhost:5000/events")]
    [InlineData("http://127.0.0.1/events")]
    [InlineData("http://[::1]:80/events")]
    public void CollectErrors_HttpsOrLoopback_AreNone(string address) => Assert.Empty(Of(new Uri(address)));

    [Theory]
    [InlineData("http://app.example/events", "must be https")]
    [InlineData("ftp://app.example/events", "must be https")]
    [InlineData("https://app.example/events#x", "must not have a fragment")]
    [InlineData("https://u:SECRET@app.example/events", "must not hold a user name or password")]
    public void CollectErrors_WrongAddress_NamesTheErrorWithoutTheQuery(string address, string error)
    {
        string told = Assert.Single(Of(new Uri(address)));
        Assert.Contains(error, told, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", told, StringComparison.Ordinal);
    }

    [Fact]
    public void CollectErrors_RelativeAddress_IsAnError() => Assert.Contains("must be absolute", Assert.Single(Of(new Uri("/events", UriKind.Relative))), StringComparison.Ordinal);

    [Fact]
    public void CollectErrors_SeveralErrors_ReportsAllAtOnce() => Assert.Equal(3, Of(new Uri("http://u@app.example/?key=SECRET#f")).Count);

    private static IReadOnlyList<string> Of(Uri address) => ValidationErrors.Collect(errors => CallbackAddress.CollectErrors(address, "callback address", errors));
}
