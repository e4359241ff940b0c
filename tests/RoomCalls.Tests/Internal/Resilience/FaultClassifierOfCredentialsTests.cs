using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Resilience;

namespace RoomCalls.Tests.Internal.Resilience;

public sealed class FaultClassifierOfCredentialsTests
{
    [Theory]
    [InlineData(TransportFault.Credential, false)]
    [InlineData(TransportFault.Network, true)]
    public void MaySendAgain_NothingWasSent_DependsOnTheFault(TransportFault fault, bool expected) =>
        Assert.Equal(expected, FaultClassifier.MaySendAgain(new TransportException("GetRoom", fault, ActionEffect.None, "m"), RepeatSafety.Read));
}
