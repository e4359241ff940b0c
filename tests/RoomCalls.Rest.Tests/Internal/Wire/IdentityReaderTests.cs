using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class IdentityReaderTests
{
    [Fact]
    public void ReadUser_WithToken_ReturnsTheUser() => Assert.Equal(
        ParticipantId.User("8:acs:r_u"),
        IdentityReader.ReadUser(JsonElement.Parse("""{"identity":{"id":"8:acs:r_u"},"accessToken":{"token":"t","expiresOn":"2026-01-05T08:59:01Z"}}""")));

    [Theory]
    [InlineData("""{"token":"t","expiresOn":"2026-01-05T08:59:01Z"}""", true)]
    [InlineData("""{"token":"","expiresOn":"2026-01-05T08:59:01Z"}""", false)]
    [InlineData("""{"token":"t","expiresOn":null}""", false)]
    [InlineData("""{}""", false)]
    public void ReadToken_Parts_AreBothNeeded(string json, bool read) => Assert.Equal(read, IdentityReader.ReadToken(JsonElement.Parse(json)) is not null);
}
