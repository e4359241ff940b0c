using RoomCalls.Emulator.Internal.Logs;

namespace RoomCalls.Emulator.Tests.Logs;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("4:+14255550100", "4:+14***")]
    [InlineData("4:+1", "4:+1***")]
    [InlineData("8:acs:a_b", "8:acs:a_b")]
    [InlineData(null, null)]
    public void RawId_masks_phones_only(string? rawId, string? masked) => Assert.Equal(masked, Masking.MaskRawId(rawId));

    [Theory]
    [InlineData("/calling/callConnections/a/participants/4%3A%2B14255550100", "/calling/callConnections/a/participants/4:+14***")]
    [InlineData("/a/4:+14255550100", "/a/4:+14***")]
    [InlineData("/rooms/99123456789012345/participants", "/rooms/99123456789012345/participants")]
    public void Path_masks_the_segment(string path, string masked) => Assert.Equal(masked, Masking.MaskPath(path));

    [Theory]
    [InlineData("http://user:word@host:81/a%20b?key=secret", "http://host:81/a%20b?***")]
    [InlineData("https://host/a", "https://host/a")]
    public void Query_is_masked(string uri, string masked) => Assert.Equal(masked, Masking.MaskQuery(new Uri(uri)));
}
