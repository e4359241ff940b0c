using RoomCalls.Rest.Internal.Connecting;

namespace RoomCalls.Rest.Tests.Internal.Connecting;

public sealed class EndpointRulesTests
{
    [Theory]
    [InlineData("https://name.communication.azure.com")]
    [InlineData("https://name.communication.azure.com:8443/")]
    [InlineData("http://localhost")]
    public void Check_Root_Passes(string endpoint) => EndpointRules.Check(new Uri(endpoint), "endpoint");

    [Fact]
    public void Check_Missing_Throws() => Assert.Equal("endpoint", Assert.Throws<ArgumentNullException>(() => EndpointRules.Check(null, "endpoint")).ParamName);

    [Fact]
    public void Check_Relative_Throws() =>
        Assert.Contains("absolute", Assert.Throws<ArgumentException>(() => EndpointRules.Check(new Uri("name", UriKind.Relative), "e")).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_Fragment_Throws() =>
        Assert.Contains("fragment", Assert.Throws<ArgumentException>(() => EndpointRules.Check(new Uri("https://a.example/#x"), "e")).Message, StringComparison.Ordinal);

    [Fact]
    public void CheckForTokens_Https_Passes() => EndpointRules.CheckForTokens(new Uri("https://a.example"), "e");

    [Fact]
    public void CheckForTokens_Http_SaysWhatToDo() => Assert.Contains(
        "Use an access key there",
        Assert.Throws<ArgumentException>(() => EndpointRules.CheckForTokens(new Uri("http://localhost"), "e")).Message,
        StringComparison.Ordinal);
}
