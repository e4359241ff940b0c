using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class DtmfToneNamesTests
{
    [Fact]
    public void GetName_EveryKey_IsItsNameInLowerCase() =>
        Assert.All(Enum.GetValues<DtmfTone>(), tone => Assert.Equal(tone.ToString().ToLowerInvariant(), DtmfToneNames.GetName(tone)));
}
