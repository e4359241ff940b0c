using RoomCalls.Actions;
using RoomCalls.Rest.Tests.Support;

namespace RoomCalls.Rest.Tests.Options;

public sealed class RestOptionsTests
{
    [Fact]
    public void Constructor_Defaults_AreTheStableVersions()
    {
        RestOptions options = new();

        Assert.Equal("2026-03-12", options.CallAutomationApiVersion);
        Assert.Equal("2025-03-13", options.RoomsApiVersion);
        Assert.Equal("2023-10-01", options.IdentityApiVersion);
        Assert.Null(options.Transport);
    }

    [Fact]
    public async Task Versions_EachSet_GoToTheirServices()
    {
        using RestTransportFixture fixture = new(configure: o => (o.CallAutomationApiVersion, o.RoomsApiVersion, o.IdentityApiVersion) = ("calls-1", "rooms 2", "identity-3"));
        fixture.Service.Answer(204).Answer(200, """{"id":"1"}""").Answer(201, """{"identity":{"id":"8:acs:a_b"}}""");

        await fixture.CallAsync(new HangUpCall());
        await fixture.RoomsAsync(new GetRoom("1"));
        await fixture.RoomsAsync(new CreateUser());

        Assert.Equal(["?api-version=calls-1", "?api-version=rooms%202", "?api-version=identity-3"], fixture.Service.Requests.Select(r => r.Address.Query));
    }

    [Theory]
    [InlineData(" ", "b", "c", "CallAutomationApiVersion")]
    [InlineData("a", "", "c", "RoomsApiVersion")]
    [InlineData("a", "b", null, "IdentityApiVersion")]
    public void Validate_BlankVersion_Throws(string calls, string rooms, string? identity, string name)
    {
        RestOptions options = new() { CallAutomationApiVersion = calls, RoomsApiVersion = rooms, IdentityApiVersion = identity! };

        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(options.Validate).ParamName);
    }
}
