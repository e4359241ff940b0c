using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Tests.Wire;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/rooms", "rooms", null)]
    [InlineData("/rooms/99?a=b", "rooms/*", "99")]
    [InlineData("/rooms/99/participants", "rooms/*/participants", "99")]
    [InlineData("/identities/8%3Aacs%3Aa_b/:issueAccessToken", "identities/*/:issueAccessToken", "8:acs:a_b")]
    [InlineData("/identities/8:acs:a_b/:issueAccessToken", "identities/*/:issueAccessToken", "8:acs:a_b")]
    [InlineData("/identities/8:acs:a_b", "identities/*", "8:acs:a_b")]
    [InlineData("/calling/callConnections", "calling/callConnections", null)]
    [InlineData("/calling/callConnections:connect", "calling/callConnections:connect", null)]
    [InlineData("/calling/callConnections/c-1", "calling/callConnections/*", "c-1")]
    [InlineData("/calling/callConnections/c-1:sendDtmfTones", "calling/callConnections/*:sendDtmfTones", "c-1")]
    [InlineData("/calling/callConnections/a%3Ab:terminate", "calling/callConnections/*:terminate", "a:b")]
    [InlineData("/calling/callConnections/c-1/participants:add", "calling/callConnections/*/participants:add", "c-1")]
    [InlineData("http://host:80/rooms/99", "rooms/*", "99")]
    public void A_route_has_stars_for_ids_and_keeps_the_action(string target, string key, string? id)
    {
        RequestTarget parsed = new(target);
        Assert.Equal(key, parsed.RouteKey);
        if (id is not null)
        {
            Assert.Equal(id, parsed.Id);
        }
    }

    [Theory]
    [InlineData("4%3A%2B1425", "4:+1425")]
    [InlineData("4:+1425", "4:+1425")]
    [InlineData("8%3Aacs%3Aa_b", "8:acs:a_b")]
    [InlineData("a%2Fb%3Dc", "a/b=c")]
    [InlineData("8:acs:abc", "8:acs:abc")]
    public void A_participant_is_decoded_without_losing_its_colons_and_plus(string segment, string rawId)
    {
        RequestTarget target = new($"/calling/callConnections/c/participants/{segment}?api-version=1");
        Assert.Equal("calling/callConnections/*/participants/*", target.RouteKey);
        Assert.Equal(rawId, target.ParticipantId);
    }

    [Fact]
    public void A_query_is_read_in_order_and_the_first_value_counts()
    {
        RequestTarget target = new("/rooms?a=1&b=x+y&a=2&c&d=%C3%A9=");
        Assert.Equal(("1", "x y", "", "é="), (target.GetQuery("a"), target.GetQuery("b"), target.GetQuery("c"), target.GetQuery("d")));
        Assert.Null(target.GetQuery("e"));
        Assert.Equal("a=1&b=x+y&a=2&c=&d=%C3%A9%3D", FormQuery.Format(target.Query));
    }
}
