using RoomCalls.Actions;
using RoomCalls.Rest.Internal.Operations;
using RoomCalls.Rest.Tests.Support;
using RoomCalls.Transport;

namespace RoomCalls.Rest.Tests.Internal.Operations;

public sealed class PageLinksTests : IDisposable
{
    private readonly RestTransportFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("https://name.communication.azure.com/calling/next?api-version=1&t=a%2Fb%3D", "/calling/next?api-version=1&t=a%2Fb%3D")]
    [InlineData("https://NAME.communication.azure.com:443/calling/next?t=1", "/calling/next?t=1")]
    [InlineData("/calling/next?t=1", "/calling/next?t=1")]
    [InlineData("calling/next?t=1", "/calling/next?t=1")]
    [InlineData("?t=1", "/calling/callConnections/401f0b00-0000-4000-8000-000000000001/participants?t=1")]
    public async Task Next_SameOrigin_IsFollowedUnchanged(string link, string pathAndQuery)
    {
        _fixture.Service.Answer(200, Page("8:acs:r_a", link)).Answer(200, Page("8:acs:r_b"));

        ActionAnswer answer = await _fixture.CallAsync(new ListParticipants());

        SentRequest second = _fixture.Service.Requests[1];
        Assert.Equal(pathAndQuery, second.PathAndQuery);
        Assert.Equal("name.communication.azure.com", second.Address.Host);
        Assert.Equal("GET", second.Method);
        Assert.StartsWith("HMAC-SHA256", second.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["8:acs:r_a", "8:acs:r_b"], Assert.IsType<IReadOnlyList<RosterEntry>>(answer.Value, exactMatch: false).Select(e => e.Id.RawId));
    }

    [Theory]
    [InlineData("https://evil.example/next?token=secret-link")]
    [InlineData("http://name.communication.azure.com/next?token=secret-link")]
    [InlineData("https://name.communication.azure.com:8443/next?token=secret-link")]
    [InlineData("https://name.communication.azure.com@evil.example/next?token=secret-link")]
    [InlineData("https://user@name.communication.azure.com/next?token=secret-link")]
    [InlineData("//evil.example/next?token=secret-link")]
    [InlineData("file:///etc/secret-link")]
    [InlineData("https://")]
    public async Task Next_ForeignOrigin_IsRefused(string link)
    {
        _fixture.Service.Answer(200, Page("8:acs:r_a", link), ("x-ms-request-id", "r1"));

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Single(_fixture.Service.Requests);
        Assert.Equal("r1", failed.RequestId);
        Assert.Contains("another origin", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-link", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_PageAlreadyRead_IsRefused()
    {
        _fixture.Service.Answer(200, Page("8:acs:r_a", "/a?t=1")).Answer(200, Page("8:acs:r_b", "/a?t=2")).Answer(200, Page("8:acs:r_c", "/a?t=1"));

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Equal(3, _fixture.Service.Requests.Count);
        Assert.Contains("already read", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_FirstPageAgain_IsRefused()
    {
        _fixture.Service.Answer(200, Page("8:acs:r_a", $"/calling/callConnections/{RestTransportFixture.Leg}/participants?api-version=2026-03-12"));

        await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Single(_fixture.Service.Requests);
    }

    [Fact]
    public async Task Next_EndlessList_IsRefused()
    {
        for (int page = 0; page < PageLinks.MaxPages; page++)
        {
            _fixture.Service.Answer(200, Page("8:acs:r_a", $"/a?t={page}"));
        }

        TransportException failed = await Assert.ThrowsAsync<TransportException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Equal(PageLinks.MaxPages, _fixture.Service.Requests.Count);
        Assert.Contains("more than 500 pages", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_FailureOnALaterPage_FailsTheList()
    {
        _fixture.Service.Answer(200, Page("8:acs:r_a", "/a?t=1")).Answer(404, """{"error":{"code":"8522"}}""");

        ActionFailedException failed = await Assert.ThrowsAsync<ActionFailedException>(() => _fixture.CallAsync(new ListParticipants()));

        Assert.Equal(("ListParticipants", 8522), (failed.ActionName, failed.ResultInformation.SubCode));
    }

    private static string Page(string rawId, string? link = null) =>
        $$$"""{"value":[{"identifier":{"rawId":"{{{rawId}}}"}}]{{{(link is null ? string.Empty : $",\"nextLink\":\"{link}\"")}}}}""";
}
