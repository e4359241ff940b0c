using RoomCalls.Rest.Internal.Wire;

namespace RoomCalls.Rest.Tests.Internal.Wire;

public sealed class PathSegmentTests
{
    [Theory]
    [InlineData("4:+1604", "4%3A%2B1604")]
    [InlineData("a/b\\c d%", "a%2Fb%5Cc%20d%25")]
    [InlineData("..a", "..a")]
    public void Escape_Id_IsEncodedWhole(string id, string segment) => Assert.Equal(segment, PathSegment.Escape("HangUp", id));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void Escape_IdThatNamesAnotherPath_Throws(string id) => Assert.Equal("HangUp", Assert.Throws<InvalidActionException>(() => PathSegment.Escape("HangUp", id)).ActionName);
}
