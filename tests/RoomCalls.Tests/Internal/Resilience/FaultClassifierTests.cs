using RoomCalls.Internal.Catalog;
using RoomCalls.Internal.Resilience;

namespace RoomCalls.Tests.Internal.Resilience;

public sealed class FaultClassifierTests
{
    [Theory]
    [InlineData(ActionEffect.None, "None", true)]
    [InlineData(ActionEffect.None, "Read", true)]
    [InlineData(ActionEffect.Unknown, "None", false)]
    [InlineData(ActionEffect.Accepted, "None", false)]
    [InlineData(ActionEffect.Unknown, "Read", true)]
    [InlineData(ActionEffect.Unknown, "Repeatable", true)]
    [InlineData(ActionEffect.Unknown, "Idempotent", true)]
    public void MaySendAgain_EachEffect_DependsOnTheRepeatSafety(ActionEffect sent, string repeat, bool again) =>
        Assert.Equal(again, FaultClassifier.MaySendAgain(TransportErrors.Create(sent), Enum.Parse<RepeatSafety>(repeat)));

    [Theory]
    [InlineData(8529, false)]
    [InlineData(8530, false)]
    [InlineData(8516, true)]
    public void MaySendAgain_Throttled_DependsOnWhetherItLasts(int subCode, bool again)
    {
        TransportException throttled = new("X", TransportFault.Throttled, ActionEffect.None, "m") { Status = 429, ResultInformation = new(429, subCode) };
        Assert.Equal(again, FaultClassifier.MaySendAgain(throttled, RepeatSafety.Read));
    }

    [Fact]
    public void MaySendAgain_RefusalCancellationOrSuccess_ReturnsFalse()
    {
        Assert.False(FaultClassifier.MaySendAgain(new ActionFailedException("X", FailureOrigin.Response, new(404, 8522)), RepeatSafety.Read));
        Assert.False(FaultClassifier.MaySendAgain(new OperationCanceledException(), RepeatSafety.Read));
        Assert.False(FaultClassifier.MaySendAgain(null, RepeatSafety.Read));
    }
}
