using System.Text.Json;
using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class RosterReaderTests
{
    private static readonly ParticipantId Alice = ParticipantId.User("8:acs:r_u");

    [Theory]
    [InlineData("""{"identifier":{"rawId":"8:acs:r_u"},"isMuted":true,"isOnHold":false}""", true, false)]
    [InlineData("""{"identifier":{"rawId":"8:acs:r_u"},"isMuted":null,"isOnHold":"yes"}""", null, null)]
    [InlineData("""{"rawId":"8:acs:r_u","isOnHold":true}""", null, true)]
    public void ReadEntry_MissingFlags_AreNull(string json, bool? muted, bool? onHold) =>
        Assert.Equal(new RosterEntry(Alice, muted, onHold), RosterReader.ReadEntry(JsonElement.Parse(json)));

    [Fact]
    public void ReadList_EntryWithoutAnId_IsLeftOut()
    {
        JsonElement items = JsonElement.Parse("""[{"isMuted":true},{"identifier":{"rawId":"8:acs:r_u"}},null]""");

        Assert.Equal([new RosterEntry(Alice)], RosterReader.ReadList(items.EnumerateArray()));
    }
}
