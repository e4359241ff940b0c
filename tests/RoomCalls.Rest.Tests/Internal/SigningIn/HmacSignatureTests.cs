using System.Text;
using RoomCalls.Rest.Internal.SigningIn;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Internal.SigningIn;

public sealed class HmacSignatureTests
{
    private const string EmptyHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Date = "Fri, 20 Nov 2026 10:00:00 GMT";
    private const string ConnectBody = """{"callLocator":{"roomId":"99123456789012345","kind":"roomCallLocator"},"callbackUri":"https://app.example/events"}""";

    [Theory]
    [InlineData(
        "GET", "http://localhost:8080/calling/callConnections/401f0b00-0000-4000-8000-000000000001?api-version=2026-03-12", "", EmptyHash,
        "qQypBoSQNSuoELt3bDGcYUmr8dCMOb5oKmKo1ikfr8Y=")]
    [InlineData(
        "GET", "http://localhost:8080/calling/callConnections/401f0b00-0000-4000-8000-000000000001/participants/4%3A%2B14255550100?api-version=2026-03-12", "",
        EmptyHash, "6qzrmuYu+Wl1kCtdDnxEWWVeRWX1AwUb3BbClPGuVr4=")]
    [InlineData(
        "POST", "https://emulator.local/calling/callConnections:connect?api-version=2026-03-12", ConnectBody, "Dkrnf9Tx6brQtpFj1oyRjyk2M5Sxaw6nxdPpadG4Cvw=",
        "pSDLr3iLDHMksdKL1aV1L6j0R52atC/wGFzep/LCU7Q=")]
    public void Sign_KnownVector_ReturnsTheKnownSignature(string method, string address, string body, string hash, string signature)
    {
        string contentHash = HmacSignature.ContentHash(Encoding.UTF8.GetBytes(body));

        Assert.Equal(hash, contentHash);
        Assert.Equal(signature, HmacSignature.Sign(AccessKey.Decode(RestTransportFixture.Key)!, method, new Uri(address), Date, contentHash));
    }

    [Theory]
    [InlineData("https://name.example/", "name.example")]
    [InlineData("https://name.example:443/", "name.example")]
    [InlineData("https://name.example:8443/", "name.example:8443")]
    [InlineData("http://127.0.0.1:80/", "127.0.0.1")]
    [InlineData("http://[::1]:8080/", "[::1]:8080")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    public void Host_Address_IsTheHostHeader(string address, string host) => Assert.Equal(host, HmacSignature.Host(new Uri(address)));

    [Fact]
    public void Authorization_NamesTheSignedHeaders() =>
        Assert.Equal("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=abc=", HmacSignature.Authorization("abc="));
}
