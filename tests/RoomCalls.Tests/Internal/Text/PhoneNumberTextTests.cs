using RoomCalls.Internal.Text;

namespace RoomCalls.Tests.Internal.Text;

public sealed class PhoneNumberTextTests
{
    [Theory]
    [InlineData("+16041234567", true)]
    [InlineData("+12", true)]
    [InlineData("+123456789012345", true)]
    [InlineData("+1234567890123456", false)]
    [InlineData("+1", false)]
    [InlineData("+06041234567", false)]
    [InlineData("16041234567", false)]
    [InlineData("+1604 123 4567", false)]
    [InlineData("+1604١٢٣", false)]
    [InlineData("", false)]
    public void IsE164_PlusAndTwoToFifteenDigits_ReturnsTrue(string number, bool isOne) => Assert.Equal(isOne, PhoneNumberText.IsE164(number));
}
