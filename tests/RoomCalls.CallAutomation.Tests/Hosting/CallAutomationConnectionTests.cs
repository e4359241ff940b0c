using Azure;
using RoomCalls.CallAutomation.Hosting;
using RoomCalls.CallAutomation.Tests.Support;

namespace RoomCalls.CallAutomation.Tests.Hosting;

public sealed class CallAutomationConnectionTests
{
    private readonly AzureKeyCredential _credential = new(Wired.Key);

    [Fact]
    public void Endpoint_IsTheRoot() =>
        Assert.Equal("https://a.example:8443/", new CallAutomationConnection(new("https://a.example:8443"), _credential, new()).Endpoint.AbsoluteUri);

    [Fact]
    public void Key_AfterUpdate_IsTheNewOne()
    {
        CallAutomationConnection connection = new(new("https://a.example"), _credential, new());

        _credential.Update("AQID");

        Assert.Equal([1, 2, 3], connection.Key);
    }

    [Fact]
    public void Key_UpdatedToOtherText_ThrowsWithoutTheKey()
    {
        CallAutomationConnection connection = new(new("https://a.example"), _credential, new());
        _credential.Update("se-cret!");

        Assert.DoesNotContain("se-cret", Assert.Throws<InvalidOperationException>(() => connection.Key).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_HoldsNoKey() => Assert.DoesNotContain(Wired.Key, new CallAutomationConnection(new("https://a.example"), _credential, new()).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Constructor_WrongParts_Throws()
    {
        Assert.Throws<ArgumentException>(() => new CallAutomationConnection(new("http://a.example"), _credential, new()));
        Assert.Throws<ArgumentException>(() => new CallAutomationConnection(new("https://a.example"), new AzureKeyCredential("?"), new()));
        Assert.Throws<ArgumentException>(() => new CallAutomationConnection(new("https://a.example"), _credential, new() { ApiVersion = "" }));
    }
}
