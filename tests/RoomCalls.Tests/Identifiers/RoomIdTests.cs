using RoomCalls.Internal.Inputs;
using RoomCalls.Tests.Support;

namespace RoomCalls.Tests.Identifiers;

public sealed class RoomIdTests
{
    [Theory]
    [InlineData("99199690362660524")]
    [InlineData("a room with spaces and ünïcode")]
    [InlineData("%2F?#&=.")]
    [InlineData("x")]
    public void CheckRoom_AnyIdThatFitsAPath_Passes(string id) => Assert.Empty(ValidationErrors.Collect(errors => errors.CheckRoom(new RoomId(id))));

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void CheckRoom_EmptyId_IsAnError(string id) =>
        Assert.Equal(["The room id is empty. Pass the id that creating the room returned."], ValidationErrors.Collect(errors => errors.CheckRoom(new RoomId(id))));

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\u0000")]
    [InlineData("https://acs.example/rooms/1")]
    public void CheckRoom_IdThatLeavesThePath_IsAnError(string id) =>
        Assert.Equal(["The room id has a slash or a control character. Pass the id alone, not an address."], ValidationErrors.Collect(errors => errors.CheckRoom(new RoomId(id))));

    [Fact]
    public void Parse_Text_EqualsTheConversion()
    {
        RoomId id = "991";
        Assert.Equal(RoomId.Parse("991"), id);
        Assert.Equal("991", id.ToString());
        Assert.Equal(string.Empty, default(RoomId).ToString());
    }
}
