using Azure;
using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Hosting;

public sealed class CallAutomationConnectionTests
{
    private static readonly KeySignIn SignIn = new(new AzureKeyCredential(RestTransportFixture.Key));

    [Fact]
    public void Endpoint_IsTheRoot() =>
        Assert.Equal("https://a.example:8443/", new RestConnection(new("https://a.example:8443"), SignIn, new()).Endpoint.AbsoluteUri);

    [Fact]
    public void ToString_HoldsNoKey() => Assert.DoesNotContain(RestTransportFixture.Key, new RestConnection(new("https://a.example"), SignIn, new()).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Constructor_WrongParts_Throws()
    {
        Assert.Throws<ArgumentException>(() => new RestConnection(new("http://a.example"), SignIn, new()));
        Assert.Throws<ArgumentException>(() => new RestConnection(new("https://a.example"), SignIn, new() { CallAutomationApiVersion = "" }));
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1")]
    public void Constructor_TokensOverHttp_ThrowsAlsoForLoopback(string endpoint)
    {
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => new RestConnection(new(endpoint), new TokenSignIn(new ScriptedCredential()), new()));

        Assert.Contains("must be https", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("endpoint", wrong.ParamName);
        Assert.NotNull(new RestConnection(new(endpoint), SignIn, new()));
    }
}
