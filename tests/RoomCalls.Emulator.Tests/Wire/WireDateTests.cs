using RoomCalls.Emulator.Internal.Wire;

namespace RoomCalls.Emulator.Tests.Wire;

public sealed class WireDateTests
{
    [Theory]
    [InlineData(0, "2026-01-05T09:00:00+00:00")]
    [InlineData(1, "2026-01-05T09:00:00.0000001+00:00")]
    [InlineData(1_250_000, "2026-01-05T09:00:00.125+00:00")]
    [InlineData(9_937_574, "2026-01-05T09:00:00.9937574+00:00")]
    public void Format_trims_the_fraction_and_never_says_Z(long ticks, string expected) =>
        Assert.Equal(expected, WireDate.Format(new DateTimeOffset(2026, 1, 5, 11, 0, 0, TimeSpan.FromHours(2)).AddTicks(ticks)));

    [Theory]
    [InlineData("2026-01-05T09:00:00Z")]
    [InlineData("2026-01-05T09:00:00.000Z")]
    [InlineData("2026-01-05t09:00:00")]
    [InlineData("2026-01-05 11:00:00+02:00")]
    public void TryParse_reads_RFC_3339(string text)
    {
        Assert.True(WireDate.TryParse(text, out DateTimeOffset instant));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), instant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-05")]
    [InlineData("05/01/2026 09:00:00 AM")]
    [InlineData("2026-13-05T09:00:00Z")]
    public void TryParse_refuses_what_is_not(string text) => Assert.False(WireDate.TryParse(text, out _));
}
