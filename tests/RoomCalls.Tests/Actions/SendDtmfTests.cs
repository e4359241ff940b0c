using RoomCalls.Actions;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Actions;

public sealed class SendDtmfTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(18, true)]
    [InlineData(19, false)]
    public void Validate_ToneCount_IsOneToEighteen(int count, bool valid) =>
        Assert.Equal(valid, ValidationErrors.Collect(new SendDtmf(KnownPhones.Answering, new DtmfTones(Enumerable.Repeat(DtmfTone.One, count)))).Count == 0);

    [Fact]
    public void Validate_SeveralErrors_ReportsAllAtOnce()
    {
        Assert.Equal(2, ValidationErrors.Collect(new SendDtmf(null!, null!)).Count);
        Assert.Equal(2, ValidationErrors.Collect(new SendDtmf(KnownPeople.Alice, DtmfTones.Parse(""))).Count);
    }

    [Fact]
    public void Validate_UndefinedTone_IsAnError() => Assert.Single(ValidationErrors.Collect(new SendDtmf(KnownPhones.Answering, new DtmfTones((DtmfTone)99))));

    [Fact]
    public void ToString_AnyTones_HoldsStarsOnly() => Assert.Equal("SendDtmf { Id = 4:***67, Tones = *** }", new SendDtmf(KnownPhones.Answering, DtmfTones.Parse("123")).ToString());
}
