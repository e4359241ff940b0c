using RoomCalls.Emulator.Internal.Rules;

namespace RoomCalls.Emulator.Tests.Rules;

public sealed class PhoneBookTests
{
    private static readonly TimeSpan Ring = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData("+15005550100")]
    [InlineData("+15005550199")]
    [InlineData("+150055501010")]
    [InlineData("+1500555010")]
    [InlineData("+14255550101")]
    public void Every_other_number_answers(string number) => Assert.Equal(new Answer { After = Ring }, PhoneBook.FindAnswer(number, Ring));

    [Theory]
    [InlineData("+15005550200", false)]
    [InlineData("+15005550299", false)]
    [InlineData("+150055502990", true)]
    [InlineData("+15005550300", true)]
    [InlineData("+14255550100", true)]
    public void A_range_of_caller_ids_is_not_owned(string number, bool owned) => Assert.Equal(owned, PhoneBook.IsOwnedCallerId(number));

    [Fact]
    public void Number_03_never_answers() => Assert.Null(PhoneBook.FindAnswer("+15005550103", Ring).After);

    [Fact]
    public void A_failure_carries_the_SIP_and_Q850_details() =>
        Assert.Equal((486, "Busy Here", 17, "User busy"), PhoneBook.FindAnswer("+15005550101", Ring).Failure!("4:+15005550101").Sip);
}
