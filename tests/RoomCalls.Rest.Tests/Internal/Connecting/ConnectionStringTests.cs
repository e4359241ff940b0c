using RoomCalls.Rest.Internal.Connecting;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.Connecting;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("endpoint=https://name.communication.azure.com/;accesskey=" + RestTransportFixture.Key)]
    [InlineData("endpoint=https://name.communication.azure.com;accesskey=" + RestTransportFixture.Key + ";")]
    [InlineData("accesskey=" + RestTransportFixture.Key + ";endpoint=https://name.communication.azure.com/")]
    [InlineData(" Endpoint = https://name.communication.azure.com/ ; ACCESSKEY = " + RestTransportFixture.Key + " ;; ")]
    [InlineData("endpoint=https://name.communication.azure.com/;accesskey=" + RestTransportFixture.Key + ";later=yes")]
    public void Parse_AnyOrderAndCase_IsRead(string text)
    {
        ConnectionString parsed = ConnectionString.Parse(text);

        Assert.Equal(new Uri("https://name.communication.azure.com/"), parsed.Endpoint);
        Assert.Equal(RestTransportFixture.Key, parsed.AccessKey);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080/")]
    public void Parse_PlainHttpOnLoopback_IsRead(string endpoint) =>
        Assert.Equal(8080, ConnectionString.Parse($"endpoint={endpoint};accesskey={RestTransportFixture.Key}").Endpoint.Port);

    [Theory]
    [InlineData("accesskey=KEY", "has no endpoint")]
    [InlineData("endpoint=;accesskey=KEY", "has no endpoint")]
    [InlineData("endpoint=name.communication.azure.com;accesskey=KEY", "no absolute address")]
    [InlineData("endpoint=https://a.example/", "has no accesskey")]
    [InlineData("endpoint=https://a.example/;accesskey=", "has no accesskey")]
    [InlineData("endpoint=https://a.example/;KEY", "not name=value")]
    [InlineData("endpoint=https://a.example/;=KEY", "not name=value")]
    [InlineData("endpoint=https://a.example/;accesskey=KEY;AccessKey=KEY", "names a part twice")]
    [InlineData("endpoint=https://a.example/;accesskey=!KEY", "not base64")]
    [InlineData("endpoint=http://a.example/;accesskey=KEY", "loopback only")]
    [InlineData("endpoint=ftp://a.example/;accesskey=KEY", "must be https")]
    [InlineData("endpoint=https://a.example/path;accesskey=KEY", "must not have a path")]
    [InlineData("endpoint=https://KEY@a.example/;accesskey=KEY", "user name or password")]
    [InlineData("endpoint=https://a.example/?key=KEY;accesskey=KEY", "query")]
    public void Parse_Wrong_SaysHowWithoutTheKey(string text, string message)
    {
        const string Secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQh";

        ArgumentException wrong = Assert.Throws<ArgumentException>(() => ConnectionString.Parse(text.Replace("KEY", Secret, StringComparison.Ordinal)));

        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.Equal("connectionString", wrong.ParamName);
        Assert.DoesNotContain(Secret, wrong.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Parse_Blank_Throws(string? text) => Assert.ThrowsAny<ArgumentException>(() => ConnectionString.Parse(text!));
}
